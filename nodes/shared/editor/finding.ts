/** What a platform answered when a dialog asked it, as sentences. */

import type { Asked } from './ask';

/** As the runtime sends it. */
export interface Finding {
  readonly finding: string;
  readonly authority?: string;
  readonly askedForDevice?: boolean;
  /** Seconds by which the clock of Node-RED's computer is ahead of the platform's. */
  readonly clockAhead?: number;
  readonly says?: string;
  readonly errno?: number;
  readonly httpStatus?: number;
  /** Whether it was the built-in simulator that was asked. */
  readonly simulator?: boolean;
  /** Where its devices can be seen. */
  readonly page?: string;
}

export type Text = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Those whose sentence differs once somebody has named a device. */
const ABOUT_DEVICES = new Set(['ok', 'key-or-imei', 'imei-unknown']);

export function readFinding(asked: Asked): Finding {
  // Questions have fixed addresses, so that one that is missing means another Node-RED than this.
  if (asked.kind === 'missing') return { finding: 'gone' };
  if (asked.kind !== 'answer') return { finding: asked.kind };
  const { body } = asked;
  const isFinding = typeof body === 'object' && body !== null && 'finding' in body;
  return isFinding ? (body as Finding) : { finding: 'gone' };
}

/** @param text looks up a key of the config node's catalogue */
export function findingSentence(finding: Finding, text: Text): string {
  const { finding: word, authority = '', says = '', errno = '', httpStatus = '' } = finding;
  const values = { authority, says, errno, httpStatus, page: finding.page ?? '' };
  return text(`finding.${keyOf(finding, word)}`, values) + clockSentence(finding.clockAhead, text);
}

/** Whether it is good news. */
export function isGood({ finding, clockAhead }: Finding): boolean {
  return finding === 'ok' && clockAhead === undefined;
}

function keyOf({ simulator, page, askedForDevice }: Finding, word: string): string {
  if (simulator === true && word === 'ok') {
    return page === undefined ? 'ok-simulator' : 'ok-simulator-page';
  }
  if (simulator === true && word === 'imei-unknown') return 'imei-unknown-simulator';
  return askedForDevice === true && ABOUT_DEVICES.has(word) ? `${word}-device` : word;
}

function clockSentence(clockAhead: number | undefined, text: Text): string {
  if (clockAhead === undefined) return '';
  const key = clockAhead > 0 ? 'finding.clock-ahead' : 'finding.clock-behind';
  return ` ${text(key, { minutes: Math.round(Math.abs(clockAhead) / 60) })}`;
}
