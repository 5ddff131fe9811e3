/** A command that the platform keeps until its device can take it. Times are milliseconds since 1970. */

import type { SubCode } from '../refusals';
import type { ResourceWrite } from '../resource-write';

/** Source: OneNET documentation, details of a cached command, `send_status`. */
export const SEND_STATUS = {
  wait: 1,
  cancelled: 2,
  sent: 3,
  expired: 4,
  success: 5,
  failed: 6,
} as const;

export type SendStatus = keyof typeof SEND_STATUS;

/** What a client asks for. */
export interface CommandOrder {
  readonly write: ResourceWrite;
  readonly validTime: number;
  readonly expiredTime: number;
  /** How many more times it is delivered if the device does not answer. */
  readonly retry: number;
  /** How long the platform waits for the device in each delivery. */
  readonly timeoutMs: number;
  /** The sum of the `UPLINKS` that set it off. */
  readonly trigger: number;
}

export interface Command extends Omit<CommandOrder, 'retry'> {
  readonly uuid: string;
  readonly createTime: number;
  /** How many deliveries are left after the next. */
  readonly remain: number;
  readonly status: SendStatus;
  readonly sendTime?: number;
  readonly confirmTime?: number;
  readonly confirmStatus?: 'SUCCESS' | SubCode;
}
