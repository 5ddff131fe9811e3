import { chance } from './random';
import type { Plan } from './runtime/calls';

export interface PlanOptions {
  readonly seed: number;
  readonly messages: number;
  readonly devices: number;
  readonly first?: number;
  readonly nodes: readonly string[];
  readonly shared: readonly string[];
}

/** One message in so many cannot be sent: it has no value. */
const INVALID_SHARE = 0.01;
/** Messages for each device. */
const LARGEST_BURST = 1.6;
/** Of all messages, those that the nodes after the first take together. */
const SECOND_SHARE = 0.25;

/** A load that the seed alone decides: which node and device each message is for, and the size of each burst. */
export function makePlan(options: PlanOptions): Plan {
  const { seed, messages, devices, first = 0, nodes, shared } = options;
  const at = (index: number, what: number): number => chance(seed, 4, first + index, what);
  return {
    first,
    nodes,
    shared,
    devices: Array.from({ length: devices }, (_, index) => `86${String(index).padStart(13, '0')}`),
    node: Uint8Array.from({ length: messages }, (_, index) =>
      at(index, 0) < SECOND_SHARE ? 1 + Math.floor(at(index, 1) * (nodes.length - 1)) : 0,
    ),
    device: Uint16Array.from({ length: messages }, (_, index) =>
      Math.floor(at(index, 2) * devices),
    ),
    valid: Uint8Array.from({ length: messages }, (_, index) =>
      at(index, 3) < INVALID_SHARE ? 0 : 1,
    ),
    bursts: Uint16Array.from({ length: 64 }, (_, index) =>
      Math.ceil(at(index, 4) * LARGEST_BURST * devices),
    ),
    outstanding: 4 * devices,
    pause: 0,
  };
}
