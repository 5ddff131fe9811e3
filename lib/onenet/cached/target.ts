/** Which command, or which device, a request about cached commands means. */

import { hasHalfACharacter, identityProblem } from '../identity';
import { invalid, show, type Invalid } from '../invalid';
import { schemaProblem } from '../schema-problem';
import type { SchemaCheck } from '../validate';

export interface CachedTarget {
  readonly imei: string;
  readonly uuid?: string;
}

/**
 * Would lead to another path: `..`, and `all`, which would cancel every command of the device where one was meant.
 */
const ANOTHER_PATH = /^[^\p{L}\p{N}]*(all[^\p{L}\p{N}]*)?$/iu;

/**
 * Checks input about cached commands once; what passes can stand in an address, and leads nowhere else.
 *
 * @param check of the operation's own schema
 */
export function checkTarget<T extends CachedTarget>(
  request: unknown,
  check: SchemaCheck<T>,
): { readonly kind: 'valid'; readonly command: T } | Invalid {
  if (!check(request)) return schemaProblem(check.errors?.[0]);
  const { imei, uuid } = request;
  const problem = identityProblem(imei);
  if (problem !== undefined) return problem;
  if (uuid !== undefined && (hasHalfACharacter(uuid) || ANOTHER_PATH.test(uuid))) {
    return invalid('/uuid', `must be the uuid of a cached command, not ${show(uuid)}`);
  }
  return { kind: 'valid', command: request };
}
