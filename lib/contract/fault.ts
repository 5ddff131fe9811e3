/**
 * What every check and parser of this package returns: a value, or the fault that it found. A fault is data: where, which
 * rule, and what the rule's sentence shows. It travels as JSON between runtime and editor; nobody reads its sentence back.
 */

import type { DescribedValue } from './printable';
import type { faults } from './texts/en-US';

/** One for each sentence of the catalogues in `texts/`. */
export type FaultRule = keyof typeof faults;

/** A fault among the params is shown as its sentence. */
export type FaultParam = string | number | DescribedValue | Fault;

export type FaultParams = Readonly<Record<string, FaultParam>>;

export interface Fault {
  /** JSON pointer (RFC 6901): `/imei`, `/data/0/val`; empty where no single field is wrong. */
  readonly pointer: string;
  readonly rule: FaultRule;
  readonly params: FaultParams;
}

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
  return { ok: false, fault: faultAt(pointer, rule, params) };
}

/** The same fault without a result around it. */
export function faultAt(pointer: string, rule: FaultRule, params: FaultParams = {}): Fault {
  return { pointer, rule, params };
}

/** A fault that is in no single field. */
export function faultOf(rule: FaultRule, params: FaultParams = {}): Fault {
  return faultAt('', rule, params);
}
