import { NOT_CANCELLED } from './cached/not-cancelled';
import {
  LOCAL_MEANINGS,
  MEANINGS,
  meaningInWords,
  meaningOf,
  type Explanation,
  type Language,
  type MeaningName,
} from './errno';
import { LOCAL_ERRNO, type LocalCode } from './errors';
import type { Reason } from './reason';

export type { Explanation, Language };

/** A failure as messages carry it in `msg.onenet`. */
export interface Failure {
  readonly errno: number;
  readonly error: string;
  readonly reason: Reason;
  /** One of ours, or `ONENET_REFUSED`. */
  readonly code?: string;
}

/** What there is to say if nothing but the reason is known. */
const BY_REASON = {
  offline: 'offline',
  timeout: 'timeout',
  unauthorized: 'key-refused',
  invalid: 'parameter-invalid',
  'not-found': 'not-found',
  'not-allowed': 'operation-not-allowed',
  busy: 'busy',
  'rate-limited': 'rate-limited',
  limit: 'platform-limit',
  'device-error': 'device-failed',
  'platform-error': 'platform-fault',
  unknown: 'unrecognised',
} as const satisfies Record<Reason, MeaningName>;

/** One sentence on the cause of a failure and one on its cure, for the person who runs the devices. */
export function explain(failure: Failure, language: Language): Explanation {
  const code = localCode(failure);
  if (code === 'ONENET_COMMAND_FAILED' && saysWhy(failure)) {
    return MEANINGS[meaningOf(AT_DEVICE, failure.error)][language];
  }
  if (failure.errno === 0) return NOT_CANCELLED[language];
  if (code !== undefined && !isVerdict(code, failure.reason)) {
    return LOCAL_MEANINGS[code][language];
  }
  const { errno, error, reason } = failure;
  const meaning = code === undefined ? meaningOf(errno, error) : meaningInWords(error);
  return MEANINGS[meaning === 'unrecognised' ? BY_REASON[reason] : meaning][language];
}

/** Under this number the platform's tables list what can go wrong at a device. */
const AT_DEVICE = 5106;

/** A cached command fails at the device as any other does, except that silence calls for another cure. */
function saysWhy({ reason }: Failure): boolean {
  return reason !== 'timeout' && reason !== 'unknown';
}

function localCode({ errno, code }: Failure): LocalCode | undefined {
  return (Object.keys(LOCAL_ERRNO) as LocalCode[]).find((name) =>
    code === undefined ? LOCAL_ERRNO[name] === errno : name === code,
  );
}

/** An answer without an errno can still say, by its HTTP status or in words, why the command was turned away. */
function isVerdict(code: LocalCode, reason: Reason): boolean {
  return code === 'ONENET_BAD_ANSWER' && reason !== 'platform-error';
}
