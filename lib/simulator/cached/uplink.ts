/**
 * What a device sends of its own accord, and which of it sets off a cached command.
 * Source: OneNET documentation, cached write, `trigger_msg`: 1 REGISTER, 2 UPDATE, 4 NOTIFY, sums combine.
 */
export const UPLINKS = { register: 1, update: 2, notify: 4 } as const;

export type Uplink = keyof typeof UPLINKS;
