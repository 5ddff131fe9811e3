/** Which of the pushed messages an input node lets through. */

import { describeValue, fail, ok, PUSH_KINDS, type Result } from '../../lib/contract';
import type { PushedMessage } from '../../lib/onenet';

export type Filter = (message: PushedMessage) => boolean;

/**
 * @param config lists, or texts whose parts are separated by commas, semicolons or white space; a blank one lets all
 *   through. Paths may hold wildcards, `3303/*\/5700`, or only their beginning, `3303`; they are for data alone.
 */
export function readFilter(config: {
  readonly kinds?: unknown;
  readonly imeis?: unknown;
  readonly paths?: unknown;
}): Result<Filter> {
  const kinds = readList(config.kinds);
  const unknown = kinds.find((kind) => !PUSH_KINDS.some((each) => each === kind));
  if (unknown !== undefined) return fail('/kinds', 'pushKind', { value: describeValue(unknown) });
  const imeis = new Set(readList(config.imeis));
  const patterns = readList(config.paths).map(toPattern);
  const filters: Filter[] = [];
  if (kinds.length > 0) filters.push(({ kind }) => kinds.includes(kind));
  if (imeis.size > 0) {
    filters.push(({ kind, imei, deviceId }) => {
      const device = imei ?? deviceId;
      // What is not known to be of any device is not of another one.
      return device === undefined
        ? kind === 'other'
        : imeis.has(device) || imeis.has(deviceId ?? '');
    });
  }
  if (patterns.length > 0) {
    filters.push(
      ({ kind, path = '' }) => kind !== 'data' || patterns.some((pattern) => pattern.test(path)),
    );
  }
  return ok((message) => filters.every((filter) => filter(message)));
}

function readList(value: unknown): readonly string[] {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return parts.flatMap((part) =>
    typeof part === 'string' || typeof part === 'number'
      ? String(part)
          .split(/[\s,;，；]+/)
          .filter((each) => each !== '')
      : [],
  );
}

/** A `*` is anything within one part of the path; a pattern with fewer parts is for all that is below. */
function toPattern(text: string): RegExp {
  const parts = text
    .replace(/^\/+|\/+$/g, '')
    .split('*')
    .map((part) => part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}(?:/|$)`);
}
