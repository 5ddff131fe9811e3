import { readJson } from '../json';
import type { RequestLogEntry } from '../request-log';
import { clip } from './clip';
import { understandCall } from './understand-call';
import type { RequestView } from './view';

export function viewRequest(entry: RequestLogEntry): RequestView {
  const { time, durationMs, method, imei, status, answer } = entry;
  const call = understandCall(entry);
  return {
    time,
    durationMs,
    method,
    target: clip(entry.target),
    body: clip(hideSecrets(entry.body)),
    ...(imei === undefined ? {} : { imei: clip(imei) }),
    ...(call === undefined ? {} : { call }),
    ...(status === undefined ? {} : { status }),
    ...(answer === undefined ? {} : { answer: clip(answer), ...readVerdict(answer) }),
  };
}

/** Nothing, if the answer is not one of the platform's. */
function readVerdict(answer: string): Pick<RequestView, 'errno' | 'error'> {
  let parsed: unknown;
  try {
    parsed = readJson(answer);
  } catch {
    return {};
  }
  if (typeof parsed !== 'object' || parsed === null) return {};
  // The newest platform says code and msg.
  const { code, msg, errno = code, error = msg } = parsed as Readonly<Record<string, unknown>>;
  return {
    ...(typeof errno === 'number' ? { errno } : {}),
    ...(typeof error === 'string' ? { error: clip(error) } : {}),
  };
}

/** A key has no place in a body either, but somebody who is trying things out may put one there. */
function hideSecrets(body: string): string {
  return body.replace(
    /("[^"]*(?:key|token|sign|authorization)[^"]*"\s*:\s*)"(?:[^"\\]|\\.)*"?/gi,
    '$1"***"',
  );
}
