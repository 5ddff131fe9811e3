/**
 * A call to a platform that a person in the editor waits for, and what it has shown: a code, for which the catalogue has a
 * sentence.
 */

import { printable, type Diagnosis, type DiagnosisCode, type Reason } from '../../../lib/contract';
import type { Past } from '../../../lib/dispatch';
import {
  errorText,
  type LocalFailure,
  type OneNetError,
  type Operation,
  type Outcome,
  type SendContext,
} from '../../../lib/onenet';
import type { Platform, PlatformTask } from '../platform/platform';

/** How long a person may have to wait, including the commands that go before. */
const PATIENCE_MS = 15_000;

interface DialogCallOptions<Command> {
  readonly operation: Operation<never, Command>;
  readonly command: Command;
  /** What it is about, as a name that no device has: commands neither wait for it nor are held up by it. */
  readonly subject: string;
  /** Aborted when the person has left. */
  readonly signal: AbortSignal;
}

/**
 * Goes through the platform's queues like every command, so that its pace holds; after a while without an answer it is
 * taken back.
 */
export async function callFromDialog<Command>(
  platform: Platform,
  { operation, command, subject, signal }: DialogCallOptions<Command>,
): Promise<{ readonly outcome: Outcome; readonly attempts: number }> {
  const source = platform.source(() => undefined, { failsFast: true });
  const giveUp = (): void => {
    source.close();
  };
  const patience = setTimeout(giveUp, PATIENCE_MS);
  signal.addEventListener('abort', giveUp);
  const ended = await new Promise<{ outcome: Outcome; attempts: number }>((settle) => {
    source.submit(
      new DialogCall(operation, command, subject, (outcome, { attempts }) => {
        settle({ outcome, attempts });
      }),
    );
  });
  clearTimeout(patience);
  source.close();
  return ended;
}

class DialogCall implements PlatformTask {
  readonly replaces = undefined;
  context: SendContext | undefined = undefined;

  constructor(
    readonly operation: Operation<unknown, unknown>,
    readonly command: unknown,
    readonly device: string,
    readonly onSettled: (outcome: Outcome, past: Past) => void,
  ) {}
}

/** How to read outcomes, which depends on the platform that was asked and on the way of signing in. */
export function diagnosisFor({
  simulator,
  auth,
}: {
  readonly simulator: boolean;
  readonly auth: string | undefined;
}): (outcome: Outcome) => Diagnosis {
  if (simulator) return diagnosisOfSimulator;
  return auth === 'token' ? diagnosisOfTokens : diagnosisOf;
}

/** What an outcome says about host, key and IMEI. */
function diagnosisOf(outcome: Outcome): Diagnosis {
  switch (outcome.kind) {
    case 'accepted':
      return { code: 'ok' };
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
function diagnosisOfSimulator(outcome: Outcome): Diagnosis {
  const diagnosis = diagnosisOf(outcome);
  const isKeyOrImei = diagnosis.code === 'key-or-imei';
  return { ...diagnosis, ...(isKeyOrImei ? { code: 'imei-unknown' } : {}), simulator: true };
}

/** The same of a platform that is asked with a token, which has more parts that can be wrong than a key. */
function diagnosisOfTokens(outcome: Outcome): Diagnosis {
  const diagnosis = diagnosisOf(outcome);
  return diagnosis.code === 'key-or-imei' ? { ...diagnosis, code: 'token-refused' } : diagnosis;
}

function refusal(reason: Reason, text: string, number: { readonly errno?: number }): Diagnosis {
  switch (reason) {
    case 'unauthorized':
      // "auth failed" is what OneNET says whenever key and IMEI do not belong together, whichever is wrong.
      return { code: 'key-or-imei', ...number };
    case 'not-found':
    case 'offline':
      return { code: 'imei-unknown', ...number };
    case 'busy':
    case 'rate-limited':
      return { code: 'load', ...number };
    default:
      return { code: 'says', ...number, says: printable(text) };
  }
}

/** An explicit no of a platform that has words where others have a number. */
function saysNoInWords({ error, reason, state }: LocalFailure): boolean {
  return (
    error.code === 'ONENET_BAD_ANSWER' &&
    state === 'refused' &&
    reason !== 'busy' &&
    reason !== 'rate-limited'
  );
}

function failure(error: OneNetError, load: boolean): Diagnosis {
  switch (error.code) {
    case 'ONENET_UNREACHABLE':
      return unreachable((error.cause as { code?: string } | undefined)?.code);
    case 'ONENET_NO_ANSWER':
      return { code: 'no-answer' };
    case 'ONENET_CONNECTION_LOST':
      return { code: 'cut' };
    case 'ONENET_BAD_ANSWER': {
      const httpStatus = error.httpStatus ?? 0;
      if (load) return { code: 'load', httpStatus };
      const isRedirect = httpStatus >= 300 && httpStatus < 400;
      return { code: isRedirect ? 'redirect' : 'not-onenet', httpStatus };
    }
    case 'ONENET_CONFIG':
      return { code: 'config' };
    case 'ONENET_INVALID':
      return { code: 'imei-missing' };
    case 'ONENET_QUEUE_FULL':
    case 'ONENET_SUPERSEDED':
    case 'ONENET_STOPPED':
    case 'ONENET_EXPIRED':
    case 'ONENET_CANCELLED':
    case 'ONENET_COMMAND_FAILED':
      return { code: 'queued' };
  }
}

function unreachable(code: string | undefined): Diagnosis {
  // The first that refuses a connection with an HTTP status is the proxy; the platform has not been asked.
  const status = /^ERR_PROXY_STATUS_(\d{3})$/.exec(code ?? '')?.[1];
  return status === undefined
    ? { code: connectDiagnosis(code) }
    : { code: 'proxy-refuses', httpStatus: Number(status) };
}

/**
 * What a failure to connect says in the editor.
 *
 * @param code Node's, OpenSSL's or our own of a proxy; none at all where the deadline passed meanwhile
 */
function connectDiagnosis(code: string | undefined): DiagnosisCode {
  if (code === undefined) return 'silent';
  const known = CODES[code];
  if (known !== undefined) return known;
  if (/^(ERR_SSL_|ERR_TLS_|EPROTO$)/.test(code)) return 'no-tls';
  return /CERT|SIGNATURE|ISSUER/.test(code) ? 'untrusted' : 'unreachable';
}

const CODES: Readonly<Record<string, DiagnosisCode>> = {
  ENOTFOUND: 'name',
  ENODATA: 'name',
  EAI_AGAIN: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'no-route',
  ENETUNREACH: 'no-route',
  ENETDOWN: 'no-route',
  ETIMEDOUT: 'silent',
  CERT_HAS_EXPIRED: 'certificate-date',
  CERT_NOT_YET_VALID: 'certificate-date',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-name',
  ERR_PROXY_UNREACHABLE: 'proxy-unreachable',
  ERR_PROXY_LOGIN: 'proxy-login',
  ERR_PROXY_SILENT: 'proxy-odd',
  ERR_PROXY_CLOSED: 'proxy-odd',
  ERR_PROXY_NO_HTTP: 'proxy-odd',
};
