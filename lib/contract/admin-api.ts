/** What the dialogs ask Node-RED's admin routes, and what these answer. All of it travels as JSON. */

import type { Fault, Language } from './fault';
import type { Reason, State } from './states';

/** What a question to the platform has shown; the config node's catalogue has a sentence for each, `diagnosis.<code>`. */
export const DIAGNOSES = [
  'ok',
  'key-or-imei',
  'key-missing',
  'key-odd',
  'key-is-token',
  'key-retype',
  'res-missing',
  'token-refused',
  'tls',
  'proxy',
  'imei-unknown',
  'imei-missing',
  'host',
  'environment',
  'environment-unset',
  'settings',
  'config',
  'name',
  'dns',
  'refused',
  'no-route',
  'silent',
  'no-tls',
  'untrusted',
  'certificate-name',
  'certificate-date',
  'proxy-unreachable',
  'proxy-login',
  'proxy-refuses',
  'proxy-odd',
  'unreachable',
  'no-answer',
  'cut',
  'redirect',
  'not-onenet',
  'load',
  'says',
  'not-deployed',
  'queued',
  'running',
  'too-often',
] as const;

export type DiagnosisCode = (typeof DIAGNOSES)[number];

export interface Diagnosis {
  readonly code: DiagnosisCode;
  /** What the platform said, on one line, where no sentence of ours covers it. */
  readonly says?: string;
  readonly errno?: number;
  readonly httpStatus?: number;
  /** Whether it was the built-in simulator that was asked. */
  readonly simulator?: true;
}

/** Answer of `POST onenet-nbiot-config/test`. */
export interface TestAnswer extends Diagnosis {
  /** Host and port, as sentences name them. */
  readonly authority?: string;
  /** Whether the question was about a device that somebody named. */
  readonly askedForDevice?: boolean;
  /** Seconds by which the clock of Node-RED's computer is ahead of the server's, where that does harm. */
  readonly clockAhead?: number;
  /** Where the simulator's devices can be seen, as long as a running flow uses it. */
  readonly page?: string;
}

/** The Resources of one Object Instance of a device, as the platform lists them. */
export interface DeviceInstance {
  readonly objectId: number;
  readonly objectInstanceId: number;
  readonly resources: readonly number[];
}

/** Resources of a device that an answer lists at most: a list for a person to pick from, and no more than a tab can draw. */
export const DISCOVERY_LIMIT = 1000;

/** Answer of `POST onenet-nbiot-config/<id>/resources`. */
export interface DiscoveryAnswer extends Diagnosis {
  /** Host and port, as sentences name them. */
  readonly authority?: string;
  readonly instances?: readonly DeviceInstance[];
  /** Resources that are left out of `instances`, which has {@link DISCOVERY_LIMIT} at most. */
  readonly more?: number;
}

/** Answer of `POST onenet-nbiot-config/<id>/devices`: those of the platform's first page. */
export interface DevicesAnswer extends Diagnosis {
  /** Host and port, as sentences name them. */
  readonly authority?: string;
  readonly devices?: readonly { readonly imei: string; readonly title: string }[];
  /** Devices that are left out of `devices`. */
  readonly more?: number;
}

/** Answer of `GET onenet-nbiot/simulator/devices`: the first devices of the built-in simulator, running or not. */
export interface SimulatedDevicesAnswer {
  readonly devices: readonly SimulatedDeviceState[];
}

export interface SimulatedDeviceState {
  readonly imei: string;
  readonly reachability: 'reachable' | 'slow' | 'asleep' | 'offline';
  /** Whether it wakes on its own now and then. */
  readonly wakes: boolean;
  /** The switch of its first lamp, if it has one. */
  readonly lamp?: {
    readonly objectId: number;
    readonly objectInstanceId: number;
    readonly resourceId: number;
    readonly on: boolean;
  };
}

/** Answer of `GET onenet-nbiot-config/<id>/counts`: what a platform does and has done since it was deployed. */
export interface CountsAnswer {
  readonly inFlight: number;
  readonly waiting: number;
  /** Calls made, retries included. */
  readonly sent: number;
  readonly callsPerSecond: number;
  /** Commands that have left, by what became of them. */
  readonly states: Readonly<Record<State, number>>;
}

/** The lists of the overview: under way and waiting here, kept by the platform, and those that have ended. */
export const OVERVIEW_LISTS = ['open', 'kept', 'ended'] as const;

export type OverviewList = (typeof OVERVIEW_LISTS)[number];

/** Commands on one page of the overview. */
export const OVERVIEW_PAGE = 50;

/**
 * Question of `GET onenet-nbiot/overview`, as its query string. `platform` and `node` are ids, `device` a part of an
 * identity; blank or missing for all.
 */
export interface OverviewQuestion {
  readonly list: OverviewList;
  readonly platform?: string;
  readonly node?: string;
  readonly device?: string;
  /** How many commands to leave out before the page. */
  readonly offset?: number;
  readonly language?: Language;
}

/** Answer of `GET onenet-nbiot/overview`. */
export interface OverviewAnswer {
  readonly platforms: readonly PlatformOverview[];
  /** One page of the list asked for. */
  readonly commands: readonly CommandOverview[];
  /** How many there are in that list, over all pages. */
  readonly total: number;
  /** The nodes that have a command in that list, whatever page and node are asked for. */
  readonly nodes: readonly string[];
}

export interface PlatformOverview {
  /** Of the config node. */
  readonly id: string;
  readonly counts: CountsAnswer;
  readonly isUnreachable: boolean;
  /** Commands kept by the platform whose result is waited for. */
  readonly kept: number;
}

export interface CommandOverview {
  /** For {@link CancelQuestion}; missing where there is nothing to cancel. */
  readonly cancel?: string;
  readonly platform: string;
  readonly node: string;
  readonly device: string;
  /** LwM2M path of the Object Instance, or the name of the operation on kept commands. */
  readonly what: string;
  readonly phase: 'running' | 'waiting' | 'kept' | State;
  /** Since the message came, or since it left in the list `ended`. */
  readonly ageMs: number;
  /** From coming to leaving. */
  readonly durationMs?: number;
  /** How often it was sent. */
  readonly attempts?: number;
  readonly errno?: number;
  readonly reason?: Reason;
  /** Why it failed, a sentence in the language asked for. */
  readonly cause?: string;
}

/** Question of `POST onenet-nbiot/overview/cancel`. */
export interface CancelQuestion {
  readonly platform: string;
  /** As the overview named it. */
  readonly cancel: string;
  readonly language?: Language;
}

/** Answer of `POST onenet-nbiot/overview/cancel`. */
export interface CancelAnswer {
  /** `gone`: it does not wait any more. */
  readonly kind: 'cancelled' | 'gone' | 'refused';
  /** What was in the way, a sentence. */
  readonly cause?: string;
}

/** Answer of `POST onenet-nbiot-write/preview`, which takes the properties of a write node as the dialog would store them. */
export type PreviewAnswer =
  | {
      readonly kind: 'valid';
      /** `null` if a part of it comes with the message. */
      readonly target: string | null;
      readonly body: string;
      /** Bytes of the body, and the most that the platform takes. */
      readonly size: number;
      readonly limit: number;
    }
  | { readonly kind: 'invalid'; readonly fault: Fault }
  /** The value, or where it goes, comes with the message; nothing is wrong with the rest. */
  | { readonly kind: 'open' };

/** Names of the settings that decide which platform is spoken to, and how; a dialog sends them to be tried. */
export const CONNECTION_SETTINGS = [
  'host',
  'auth',
  'dialect',
  'tokenRes',
  'tokenVersion',
  'tokenMethod',
  /** ID of a core `tls-config` node; blank for none. */
  'tls',
  /** ID of a core `http proxy` node; blank for Node-RED's own rules. */
  'proxy',
] as const;
