/** What the page shows, as it travels to the browser in JSON. */

import type { Operations } from '../object-model';
import type { SendStatus } from '../cached/command';
import type { Uplink } from '../cached/uplink';
import type { RequestLogEntry } from '../request-log';
import type { Reachability, SimulatedDevice } from '../simulated-device';

/** What a simulator lets the page see of itself. */
export interface Shown {
  /** By IMEI. */
  readonly devices: ReadonlyMap<string, SimulatedDevice>;
  /** The latest requests, oldest first. */
  readonly requests: () => readonly RequestLogEntry[];
  /** Milliseconds since 1970, by the simulator's clock. */
  readonly now: () => number;
  /** Whether the platform heard the device. */
  readonly wake: (imei: string, uplink: Uplink) => boolean;
  /** The key that opens the simulator, only if it is the one that everybody knows. */
  readonly publicKey?: string;
  /** The same for the key that signs tokens. */
  readonly publicAccessKey?: string;
}

/** Event `state`: everything, for a reader who has just come or has fallen behind. */
export interface StateView {
  readonly publicKey?: string;
  readonly publicAccessKey?: string;
  readonly devices: readonly DeviceView[];
  /** Oldest first. */
  readonly requests: readonly RequestView[];
}

/** Event `update`: what has changed since the last event. */
export interface UpdateView {
  /** The whole of each device that has changed. */
  readonly devices: readonly DeviceView[];
  /** Oldest first. */
  readonly requests: readonly RequestView[];
  /** How many requests came before these, and were too many to show. */
  readonly skipped: number;
}

export interface DeviceView {
  readonly imei: string;
  readonly reachability: Reachability;
  readonly delayMs: number;
  /** How often it wakes by itself while it sleeps; absent if it does not. */
  readonly wakeEveryMs?: number;
  /** Whether it hears the platform although it sleeps, since it has just woken. */
  readonly awake: boolean;
  /** What the platform keeps for it: first what still waits, in its order, then the latest that have ended. */
  readonly commands: readonly CommandView[];
  /** How many commands are on their way to the device. */
  readonly waiting: number;
  readonly objects: readonly ObjectView[];
}

/** A cached command. Times are milliseconds since 1970. */
export interface CommandView {
  readonly uuid: string;
  /** `/3311/0` */
  readonly path: string;
  /** Resource ID and value. */
  readonly values: readonly (readonly [id: string, value: string])[];
  readonly status: SendStatus;
  readonly confirmStatus?: string;
  /** Only if that was later than its creation. */
  readonly validFrom?: number;
  readonly expires: number;
}

/** An Object Instance with the Resources that can hold a value. */
export interface ObjectView {
  readonly id: number;
  readonly instance: number;
  readonly name: NameView;
  readonly resources: readonly ResourceView[];
}

export interface ResourceView {
  readonly id: number;
  readonly name: NameView;
  readonly operations: Operations;
  /** One for each Resource Instance; none if the Resource holds nothing. */
  readonly values: readonly ValueView[];
}

export interface NameView {
  readonly en: string;
  readonly zh: string;
}

/** `digits`: an Integer beyond what JSON numbers hold. `opaque`: hex. `time`: seconds since 1970. */
export type ValueView =
  | boolean
  | number
  | string
  | { readonly digits: string }
  | { readonly opaque: string }
  | { readonly time: number };

export interface RequestView {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly durationMs: number;
  readonly imei?: string;
  readonly method: string;
  readonly target: string;
  readonly body: string;
  /** What is asked, if it is a call of the API that can be understood. */
  readonly call?: CallView;
  /** Absent if the connection was cut, as `answer` is. */
  readonly status?: number;
  readonly answer?: string;
  /** The platform's verdict, if the answer has one. */
  readonly errno?: number;
  readonly error?: string;
}

export interface CallView {
  readonly kind:
    'write' | 'read' | 'list' | 'cache' | 'command' | 'commands' | 'cancel' | 'cancelAll';
  /** `/3311/0` */
  readonly path: string;
  /** Resource ID and value, of a write. */
  readonly values: readonly (readonly [id: string, value: string])[];
}
