/** What a simulated device knows about an LwM2M Object: its Resources, their types and operations. */

import type { ResourceValue } from '../../lwm2m';

/** OMA LwM2M Core 1.1, Appendix C: Data Types, as far as the simulated devices use them. */
export type ResourceType = 'Boolean' | 'Integer' | 'Float' | 'String' | 'Opaque' | 'Time';

/** Readable, writable or both; or executable, which has no value. */
export type Operations = 'R' | 'W' | 'RW' | 'E';

export interface ResourceModel {
  readonly id: number;
  /** The name in the OMA registry. */
  readonly name: string;
  /** Only of an Object that the registry does not have: the others' names are translated already. */
  readonly chineseName?: string;
  readonly operations: Operations;
  /** Absent for an executable Resource. */
  readonly type?: ResourceType;
  /** The smallest and the largest value of an Integer or Float, both allowed. */
  readonly range?: readonly [min: number, max: number];
  /** Whether every Instance of the Object has it, so that a Replace resets it instead of removing it. */
  readonly mandatory?: true;
  /** What a new Instance holds; without it the Resource has no value until it is written. */
  readonly initial?: HeldValue;
}

/** The value of a single Resource, or one value for each Resource Instance of a multiple one. */
export type HeldValue = ResourceValue | readonly ResourceValue[];

export interface ObjectModel {
  readonly id: number;
  /** The name in the OMA registry. */
  readonly name: string;
  /** As of a Resource. */
  readonly chineseName?: string;
  readonly resources: readonly ResourceModel[];
}
