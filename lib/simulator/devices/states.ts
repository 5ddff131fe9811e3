/** The states that devices, their cached commands and the page have names for. Pure: the page's types come from here. */

/**
 * - `reachable`: answers at once.
 * - `slow`: answers after its `delayMs`.
 * - `asleep`: registered, but receives nothing except for a moment after it has woken.
 * - `offline`: not registered.
 */
export type Reachability = (typeof REACHABILITIES)[number];

export const REACHABILITIES = ['reachable', 'slow', 'asleep', 'offline'] as const;

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
