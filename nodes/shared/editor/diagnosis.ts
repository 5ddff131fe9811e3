/** What a platform answered when a dialog asked it, as sentences. */

import type { DiagnosisCode, DiscoveryAnswer, TestAnswer } from '../../../lib/contract';
import type { Asked } from './ask';

export type Text = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Those whose sentence differs once somebody has named a device. */
const ABOUT_DEVICES: ReadonlySet<string> = new Set(['ok', 'key-or-imei', 'imei-unknown']);

/** What the runtime answered a test or a discovery, or nothing but why it did not. */
export type Diagnosed = Omit<TestAnswer & DiscoveryAnswer, 'code'> & {
  readonly code: DiagnosisCode | 'forbidden' | 'too-large' | 'gone';
};

export function readDiagnosis(asked: Asked): Diagnosed {
  // Questions have fixed addresses, so that one that is missing means another Node-RED than this.
  if (asked.kind === 'missing') return { code: 'gone' };
  if (asked.kind !== 'answer') return { code: asked.kind };
  const { body } = asked;
  const isDiagnosis = typeof body === 'object' && body !== null && 'code' in body;
  return isDiagnosis ? (body as Diagnosed) : { code: 'gone' };
}

/** @param text looks up a key of the config node's catalogue */
export function diagnosisSentence(diagnosis: Diagnosed, text: Text): string {
  const { authority = '', says = '', errno = '', httpStatus = '', page = '' } = diagnosis;
  const values = { authority, says, errno, httpStatus, page };
  return text(`diagnosis.${keyOf(diagnosis)}`, values) + clockSentence(diagnosis.clockAhead, text);
}

/** Whether it is good news. */
export function isGood({ code, clockAhead }: Diagnosed): boolean {
  return code === 'ok' && clockAhead === undefined;
}

function keyOf({ code, simulator, page, askedForDevice }: Diagnosed): string {
  if (simulator === true && code === 'ok') {
    return page === undefined ? 'ok-simulator' : 'ok-simulator-page';
  }
  if (simulator === true && code === 'imei-unknown') return 'imei-unknown-simulator';
  return askedForDevice === true && ABOUT_DEVICES.has(code) ? `${code}-device` : code;
}

function clockSentence(clockAhead: number | undefined, text: Text): string {
  if (clockAhead === undefined) return '';
  const key = clockAhead > 0 ? 'diagnosis.clock-ahead' : 'diagnosis.clock-behind';
  return ` ${text(key, { minutes: Math.round(Math.abs(clockAhead) / 60) })}`;
}
