/** What every check and parser of this package returns: a value, or the fault that it found. */

import type { Fault, FaultParams, FaultRule } from './fault';

export type Result<Value> = Ok<Value> | Failure;

export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Failure {
  readonly ok: false;
  readonly fault: Fault;
}

export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value };
}

/**
 * @param pointer JSON pointer (RFC 6901) to what is wrong, such as `/imei` or `/data/0/val`; empty where the fault is in
 *   no single field
 * @param params what the sentence of the rule shows
 */
export function fail(pointer: string, rule: FaultRule, params: FaultParams = {}): Failure {
  return { ok: false, fault: { pointer, rule, params } };
}
