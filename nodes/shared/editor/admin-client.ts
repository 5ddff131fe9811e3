/** Requests of a dialog to the runtime, and what their replies mean in words. */

import type { DiagnosisCode, DiscoveryAnswer, TestAnswer } from '../../../lib/contract';
import { sharedText } from './texts';

export type AdminReply =
  | { readonly kind: 'answer'; readonly body: unknown }
  /**
   * `forbidden`: this user may not; `missing`: nothing there by this name; `too-large`: more than the runtime takes;
   * `gone`: no usable answer.
   */
  | { readonly kind: 'forbidden' | 'missing' | 'too-large' | 'gone' };

export function post(path: string, body: object): Promise<AdminReply> {
  return request({
    url: path,
    method: 'POST',
    contentType: 'application/json',
    data: JSON.stringify(body),
  });
}

export function get(path: string): Promise<AdminReply> {
  return request({ url: path });
}

/** With jQuery, to which Node-RED adds the address of its API and the login of the user. */
function request(settings: JQuery.AjaxSettings): Promise<AdminReply> {
  return new Promise((resolve) => {
    $.ajax({ ...settings, dataType: 'json' }).then(
      (answer: unknown) => {
        resolve({ kind: 'answer', body: answer });
      },
      (failure: unknown) => {
        resolve({ kind: KINDS[(failure as JQuery.jqXHR).status] ?? 'gone' });
      },
    );
  });
}

/** What is wrong, by HTTP status. */
const KINDS: Readonly<Partial<Record<number, 'forbidden' | 'missing' | 'too-large'>>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'missing',
  413: 'too-large',
};

/** Sends a request a little while after the last change, and shows the reply to the latest alone. */
export class LatestRequest {
  readonly #delay: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The number of the latest request. */
  #latest = 0;

  /** @param delay milliseconds of quiet before a request is sent */
  constructor(delay: number) {
    this.#delay = delay;
  }

  send<Reply>(start: () => Promise<Reply>, show: (reply: Reply) => void): void {
    clearTimeout(this.#timer);
    this.#latest += 1;
    const mine = this.#latest;
    this.#timer = setTimeout(() => {
      void start().then((reply) => {
        if (mine === this.#latest) show(reply);
      });
    }, this.#delay);
  }
}

/** What the runtime answered to a test or a discovery, or only why it did not. */
export type Diagnosed = Omit<TestAnswer & DiscoveryAnswer, 'code'> & {
  readonly code: DiagnosisCode | 'forbidden' | 'too-large' | 'gone';
};

export function readDiagnosis(reply: AdminReply): Diagnosed {
  // The paths of tests and discoveries are fixed: a missing one means another Node-RED than this.
  if (reply.kind === 'missing') return { code: 'gone' };
  if (reply.kind !== 'answer') return { code: reply.kind };
  const { body } = reply;
  const isDiagnosis = typeof body === 'object' && body !== null && 'code' in body;
  return isDiagnosis ? (body as Diagnosed) : { code: 'gone' };
}

export function diagnosisSentence(diagnosis: Diagnosed): string {
  const { authority = '', says = '', errno = '', httpStatus = '', page = '' } = diagnosis;
  const values = { authority, says, errno, httpStatus, page };
  return sharedText(`diagnosis.${keyOf(diagnosis)}`, values) + clockSentence(diagnosis.clockAhead);
}

/** Whether it is good news. */
export function isGood({ code, clockAhead }: Diagnosed): boolean {
  return code === 'ok' && clockAhead === undefined;
}

/** Those whose sentence differs once somebody has named a device. */
const ABOUT_DEVICES: ReadonlySet<string> = new Set(['ok', 'key-or-imei', 'imei-unknown']);

function keyOf({ code, simulator, page, askedForDevice }: Diagnosed): string {
  if (simulator === true && code === 'ok') {
    return page === undefined ? 'ok-simulator' : 'ok-simulator-page';
  }
  if (simulator === true && code === 'imei-unknown') return 'imei-unknown-simulator';
  return askedForDevice === true && ABOUT_DEVICES.has(code) ? `${code}-device` : code;
}

function clockSentence(clockAhead: number | undefined): string {
  if (clockAhead === undefined) return '';
  const key = clockAhead > 0 ? 'diagnosis.clock-ahead' : 'diagnosis.clock-behind';
  return ` ${sharedText(key, { minutes: Math.round(Math.abs(clockAhead) / 60) })}`;
}
