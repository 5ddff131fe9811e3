/** How fast and how much a dispatcher lets through. Zero means "no limit" where it says so. */
export interface Limits {
  /** Calls under way at once, over all devices, questions to the platform included; 1 or more. */
  readonly maxInFlight: number;
  /** Calls to the platform in one second, retries included; 0 is no limit. */
  readonly callsPerSecond: number;
  /** Milliseconds from the answer to one command until the next command to the same device. */
  readonly deviceGap: number;
  /** Commands that may wait for one device. */
  readonly deviceQueueLimit: number;
  /** Commands that may wait in all. */
  readonly queueLimit: number;
  /** Seconds that a command may wait; 0 is for ever. */
  readonly maxWait: number;
  /** How often one command is tried again, where that is safe. */
  readonly retries: number;
}

/** 300 calls a second and one second between two commands to a device are what OneNET's FAQ documents. */
export const DEFAULT_LIMITS: Limits = {
  maxInFlight: 1000,
  callsPerSecond: 300,
  deviceGap: 1000,
  deviceQueueLimit: 100,
  queueLimit: 10000,
  maxWait: 0,
  retries: 2,
};
