/** What somebody who asked the platform in the editor is told: a word, for which the catalogue has a sentence. */

import { errorText, type OneNetError, type Outcome, type Reason } from '../../../lib/onenet';
import { connectFinding } from './connect-finding';

/** One for each sentence `onenet-nbiot-config.finding.<word>` of the catalogue. */
export const FINDINGS = [
  'ok',
  'key-or-imei',
  'key-missing',
  'key-odd',
  'key-retype',
  'res-missing',
  'token-refused',
  'tls',
  'proxy',
  'imei-unknown',
  'imei-missing',
  'host',
  'environment',
  'settings',
  'config',
  'name',
  'dns',
  'refused',
  'no-route',
  'silent',
  'no-tls',
  'untrusted',
  'certificate-name',
  'certificate-date',
  'proxy-unreachable',
  'proxy-login',
  'proxy-refuses',
  'proxy-odd',
  'unreachable',
  'no-answer',
  'cut',
  'redirect',
  'not-onenet',
  'load',
  'says',
  'not-deployed',
  'queued',
  'running',
  'too-often',
] as const;

export type FindingWord = (typeof FINDINGS)[number];

export interface Finding {
  readonly finding: FindingWord;
  /** What the platform said, where no word of ours covers it. */
  readonly says?: string;
  readonly errno?: number;
  readonly httpStatus?: number;
  /** Whether it was the built-in simulator that was asked. */
  readonly simulator?: true;
}

/** Characters; more would not fit into the sentence of a dialog. */
const MOST_SAID = 200;

/** How the outcomes of questions are to be understood, which depends on who was asked, and how. */
export function findingFor({
  simulator,
  auth,
}: {
  readonly simulator: boolean;
  readonly auth: string | undefined;
}): (outcome: Outcome) => Finding {
  if (simulator) return findingOfSimulator;
  return auth === 'token' ? findingOfTokens : findingOf;
}

/** What the outcome of a question says about host, key and IMEI. */
function findingOf(outcome: Outcome): Finding {
  switch (outcome.kind) {
    case 'accepted':
      return { finding: 'ok' };
    case 'refused': {
      const { errno } = outcome.reply;
      return refusal(outcome.reason, errorText(outcome.reply), { errno });
    }
    case 'failed':
      return saysNoInWords(outcome)
        ? refusal(outcome.reason, outcome.error.message, {})
        : failure(outcome.error, outcome.reason === 'busy' || outcome.reason === 'rate-limited');
  }
}

/**
 * The same of the built-in simulator. It has a key that always fits, so that all it can refuse for key or IMEI is
 * an IMEI that none of its devices has.
 */
function findingOfSimulator(outcome: Outcome): Finding {
  const finding = findingOf(outcome);
  const isKeyOrImei = finding.finding === 'key-or-imei';
  return { ...finding, ...(isKeyOrImei ? { finding: 'imei-unknown' } : {}), simulator: true };
}

/** The same of a platform that is asked with a token, which has more parts that can be wrong than a key. */
function findingOfTokens(outcome: Outcome): Finding {
  const finding = findingOf(outcome);
  return finding.finding === 'key-or-imei' ? { ...finding, finding: 'token-refused' } : finding;
}

function refusal(reason: Reason, text: string, number: { readonly errno?: number }): Finding {
  switch (reason) {
    case 'unauthorized':
      // "auth failed" is what OneNET says whenever key and IMEI do not belong together, whichever is wrong.
      return { finding: 'key-or-imei', ...number };
    case 'not-found':
    case 'offline':
      return { finding: 'imei-unknown', ...number };
    case 'busy':
    case 'rate-limited':
      return { finding: 'load', ...number };
    default:
      return { finding: 'says', ...number, says: text.slice(0, MOST_SAID) };
  }
}

/** An explicit no of a platform that has words where others have a number. */
function saysNoInWords({ error, reason, state }: Extract<Outcome, { kind: 'failed' }>): boolean {
  return (
    error.code === 'ONENET_BAD_ANSWER' &&
    state === 'refused' &&
    reason !== 'busy' &&
    reason !== 'rate-limited'
  );
}

function failure(error: OneNetError, load: boolean): Finding {
  switch (error.code) {
    case 'ONENET_UNREACHABLE':
      return unreachable((error.cause as { code?: string } | undefined)?.code);
    case 'ONENET_NO_ANSWER':
      return { finding: 'no-answer' };
    case 'ONENET_CONNECTION_LOST':
      return { finding: 'cut' };
    case 'ONENET_BAD_ANSWER': {
      const httpStatus = error.httpStatus ?? 0;
      if (load) return { finding: 'load', httpStatus };
      const isRedirect = httpStatus >= 300 && httpStatus < 400;
      return { finding: isRedirect ? 'redirect' : 'not-onenet', httpStatus };
    }
    case 'ONENET_CONFIG':
      return { finding: 'config' };
    case 'ONENET_INVALID':
      return { finding: 'imei-missing' };
    case 'ONENET_QUEUE_FULL':
    case 'ONENET_SUPERSEDED':
    case 'ONENET_STOPPED':
    case 'ONENET_EXPIRED':
    case 'ONENET_CANCELLED':
    case 'ONENET_COMMAND_FAILED':
      return { finding: 'queued' };
  }
}

function unreachable(code: string | undefined): Finding {
  // The first that refuses a connection with an HTTP status is the proxy; the platform has not been asked.
  const status = /^ERR_PROXY_STATUS_(\d{3})$/.exec(code ?? '')?.[1];
  return status === undefined
    ? { finding: connectFinding(code) }
    : { finding: 'proxy-refuses', httpStatus: Number(status) };
}
