/** Faults of parsers that still return sentences. Goes when they return faults. */

import type { Fault, Result } from '../../lib/contract';

interface OldInvalid {
  readonly kind: 'invalid';
  readonly pointer?: string;
  readonly problem: string;
}

export function toResult<Valid extends { readonly kind: 'valid' }, Value>(
  parsed: Valid | OldInvalid,
  value: (valid: Valid) => Value,
): Result<Value> {
  return parsed.kind === 'invalid'
    ? { ok: false, fault: toFault(parsed.problem, parsed.pointer) }
    : { ok: true, value: value(parsed) };
}

export function toFault(problem: string, pointer = ''): Fault {
  if (problem === 'is missing') return { pointer, rule: 'missing', params: {} };
  return { pointer, rule: 'transitional', params: { problem } };
}
