/**
 * What simulated devices are described with: their Objects and Resources, how they can be reached, what they send, and the
 * states of their cached commands. Pure: the page's types come from here.
 */

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

export function isMultiple(held: HeldValue): held is readonly ResourceValue[] {
  return Array.isArray(held);
}

export function isReadable({ operations }: ResourceModel): boolean {
  return operations === 'R' || operations === 'RW';
}

export function isWritable({ operations }: ResourceModel): boolean {
  return operations === 'W' || operations === 'RW';
}

export interface ObjectModel {
  readonly id: number;
  /** The name in the OMA registry. */
  readonly name: string;
  /** As of a Resource. */
  readonly chineseName?: string;
  readonly resources: readonly ResourceModel[];
}

/**
 * - `reachable`: answers at once.
 * - `slow`: answers after its `delayMs`.
 * - `asleep`: registered, but receives nothing except for a moment after it has woken.
 * - `offline`: not registered.
 */
export type Reachability = (typeof REACHABILITIES)[number];

export const REACHABILITIES = ['reachable', 'slow', 'asleep', 'offline'] as const;

/** Whether the platform shows a device as online, as it does one that sleeps, which is registered. */
export function isOnline(reachability: Reachability): boolean {
  return reachability !== 'offline';
}

/** The product that all simulated devices belong to. */
export const PRODUCT = 'simulated';

/**
 * What a device sends on its own. Each kind can trigger the delivery of a cached command.
 * Source: OneNET documentation, cached write, `trigger_msg`: 1 REGISTER, 2 UPDATE, 4 NOTIFY, sums combine.
 */
export const UPLINKS = { register: 1, update: 2, notify: 4 } as const;

export type Uplink = keyof typeof UPLINKS;

/** The state of a cached command. Source: OneNET documentation, details of a cached command, `send_status`. */
export const SEND_STATUS = {
  wait: 1,
  cancelled: 2,
  sent: 3,
  expired: 4,
  success: 5,
  failed: 6,
} as const;

export type SendStatus = keyof typeof SEND_STATUS;
