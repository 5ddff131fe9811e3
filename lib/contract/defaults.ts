/** What holds where a flow says nothing else, and the ranges of what it may say. Dialogs and runtime read it here. */

/** How fast and how much a platform's dispatcher lets through. Zero means "no limit" where it says so. */
export interface Limits {
  /** Calls under way at once, over all devices, polls of the platform included; 1 or more. */
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
  /** Seconds that commands are held while the platform cannot be reached; 0 is not at all. */
  readonly holdFor: number;
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
  holdFor: 60,
};

/** Whole numbers, both ends included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** How many devices the built-in simulator has, to rehearse a roll-out; five are one of each kind. */
export const DEFAULT_SIMULATOR_DEVICES = 5;
export const SIMULATOR_DEVICES_RANGE: Range = { min: DEFAULT_SIMULATOR_DEVICES, max: 5000 };

/** Of a Read, an Execute and an Observe; `timeout` is in seconds. */
export const READ_DEFAULTS = { timeout: 25 } as const;

/** Of the history and the list of devices: how many to an answer. */
export const QUERY_DEFAULTS = { limit: 1000, perPage: 30 } as const;

/** Of a Write. `mode` 1 is replace, 2 partial update; `timeout` is in seconds. */
export const WRITE_DEFAULTS = { objInstId: 0, mode: 2, timeout: 25 } as const;

/** How long the platform waits for the device, in whole seconds (OneNET documentation, real-time commands). */
export const TIMEOUT_RANGE: Range = { min: 5, max: 40 };

/** Bytes of the arguments of an Execute at most, as UTF-8; the OneNET documentation says only "2k". */
export const ARGS_LIMIT = 2048;

/** Seconds of `pmin` and `pmax`; the documentation says only that they are above 0. */
export const PERIOD_RANGE: Range = { min: 1, max: 2_147_483_647 };

/** Whether an Observe begins or ends. */
export const OBSERVE_ACTIONS = ['observe', 'cancel'] as const;

export type ObserveAction = (typeof OBSERVE_ACTIONS)[number];

/** Points of history in one answer (OneNET documentation, data points, `limit`). */
export const HISTORY_LIMIT_RANGE: Range = { min: 1, max: 6000 };

/** Devices in one answer (OneNET documentation, search of devices, `per_page` and `page`). */
export const DEVICES_PER_PAGE_RANGE: Range = { min: 1, max: 100 };
export const DEVICES_PAGE_RANGE: Range = { min: 1, max: 10_000 };

/** What a device node may ask the platform. */
export const DEVICE_QUERIES = [
  'state',
  'details',
  'resources',
  'latest',
  'history',
  'list',
] as const;

export type DeviceQuery = (typeof DEVICE_QUERIES)[number];

/** Bytes of a request's body at most, as UTF-8; the OneNET documentation says only "2k". */
export const BODY_LIMIT = 2048;

/**
 * The uplinks of a device that make the platform deliver a cached command; `trigger` is the sum of those that count
 * (OneNET documentation, `trigger_msg`).
 */
export const TRIGGERS = { register: 1, update: 2, notify: 4 } as const;

/** Of a cached Write. `expires` is in seconds, `retry` the deliveries after the first. */
export const CACHED_DEFAULTS = { expires: 86_400, retry: 3, trigger: 7 } as const;

export const RETRY_RANGE: Range = { min: 0, max: 10 };

export const TRIGGER_RANGE: Range = { min: 1, max: 7 };

/** At once, when the device wakes, or the one and then the other. */
export const DELIVERIES = ['instant', 'cached', 'instant-then-cached'] as const;

export type Delivery = (typeof DELIVERIES)[number];

/** How to carry the value of a message that names no Resource; all but `auto` convert, or refuse. */
export const VALUE_TYPES = [
  'auto',
  'boolean',
  'integer',
  'float',
  'string',
  'opaque',
  'time',
] as const;

export type ValueType = (typeof VALUE_TYPES)[number];

/** Where the platform pushes to, below the root of Node-RED's HTTP nodes, unless a node names another path. */
export const DEFAULT_PUSH_PATH = '/onenet';

/** How the signature of a push is judged; the words are stored in flows. */
export const VERIFY_MODES = ['strict', 'warn', 'off'] as const;

export type VerifyMode = (typeof VERIFY_MODES)[number];

/** What a push may be about. */
export const PUSH_KINDS = ['data', 'online', 'result', 'other'] as const;

export type PushKind = (typeof PUSH_KINDS)[number];
