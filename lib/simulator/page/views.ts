/** What the page shows, as it travels to the browser in JSON. The page's scripts take their types from here. */

import type { Operations, Reachability, SendStatus } from '../devices/model';

/** Event `state`: everything, for a window that is new or has fallen behind. */
export interface StateView {
  /** Of the simulator's API, as seen on the computer that it runs on. */
  readonly address: string;
  readonly publicKey?: string;
  readonly publicAccessKey?: string;
  /** One page of the devices that match what the window looks for. */
  readonly devices: readonly DeviceView[];
  /** How many devices that match come before these. */
  readonly first: number;
  /** How many devices match. */
  readonly matching: number;
  /** How many devices there are. */
  readonly total: number;
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
  /** How often it wakes on its own while it is asleep; absent if it does not. */
  readonly wakeEveryMs?: number;
  /** Whether it can be reached although it is asleep, since it has just woken. */
  readonly awake: boolean;
  /** What the platform keeps for it: first what still waits, in its order, then the latest that have ended. */
  readonly commands: readonly CommandView[];
  /** How many commands wait for the device's answer. */
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
  /** The latest numbers of a sensor, the oldest first; absent if there are fewer than two. */
  readonly history?: readonly number[];
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
  /** What is requested, if it is a known call of the API. */
  readonly call?: CallView;
  /** Absent if the connection was cut, as `answer` is. */
  readonly status?: number;
  readonly answer?: string;
  /** The platform's result code, if the answer has one. */
  readonly errno?: number;
  readonly error?: string;
}

export interface CallView {
  /** What is asked, with the Object, Instance or Resource: `Write /3311/0`. */
  readonly title: NameView;
  /** Resource ID and value, of a write. */
  readonly values: readonly (readonly [id: string, value: string])[];
  /** Whether it asks what has become of one command. */
  readonly isPoll?: true;
}
