/**
 * A fault as data: where, which rule, and what the rule's sentence shows. It travels as JSON between runtime and editor;
 * nobody reads its sentence back.
 */

import type { faults } from './texts/en-US';
import type { DescribedValue } from './described-value';

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
