/** Faults of parsers that still return sentences. Goes when they return faults. */

import type { Fault, Result } from '../../lib/contract';

interface OldInvalid {
  readonly kind: 'invalid';
  readonly pointer?: string;
  readonly problem: string;
}

type Old = OldInvalid | { readonly kind: 'valid' };

export function toResult<Parsed extends Old, Value>(
  parsed: Parsed | OldInvalid,
  value: (valid: Exclude<Parsed, OldInvalid>) => Value,
): Result<Value> {
  return parsed.kind === 'invalid'
    ? { ok: false, fault: toFault((parsed as OldInvalid).problem, (parsed as OldInvalid).pointer) }
    : { ok: true, value: value(parsed as Exclude<Parsed, OldInvalid>) };
}

export function toFault(problem: string, pointer = ''): Fault {
  if (problem === 'is missing') return { pointer, rule: 'missing', params: {} };
  return { pointer, rule: 'transitional', params: { problem } };
}
