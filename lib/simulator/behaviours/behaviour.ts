/**
 * What the platform does with a request: a behaviour, what it may use, and the form that nearly all have, a call of the API
 * with its parameters.
 */

import { isObjectId, isObjectInstanceId, isResourceId } from '../../lwm2m';
import {
  invalidParameter,
  NO_DEVICE,
  parameterRequired,
  type Answer,
  type Reply,
} from '../answers';
import type { SimulatorClock } from '../clock';
import { deliver, type CommandDelivery, type Task } from '../devices/delivery';
import type { Reporting } from '../devices/reporting';
import type { SimulatedDevice } from '../devices/simulated-device';
import type { SimulatorRequest } from '../request';

/**
 * One thing that the platform does: returns an answer if the request is its business, `undefined` if not. Behaviours
 * are asked in order, and the first answer is the platform's; one put in front can therefore change any of it.
 */
export type Behaviour = (
  request: SimulatorRequest,
  platform: Platform,
) => Answer | undefined | Promise<Answer | undefined>;

/** What a behaviour may use. */
export interface Platform extends SimulatorClock {
  readonly apiKey: string;
  /** In Base64: what a token has to be signed with. */
  readonly accessKey: string;
  /** By IMEI. */
  readonly devices: ReadonlyMap<string, SimulatedDevice>;
  readonly deviceIds: DeviceIds;
  /** Delivers cached commands to the devices. */
  readonly commandDelivery: CommandDelivery;
  /** What devices have reported. */
  readonly reporting: Reporting;
}

/** The platform's own numbers of its devices, in the order in which they were added. */
export class DeviceIds {
  readonly #ids = new Map<SimulatedDevice, number>();
  readonly #devices: SimulatedDevice[] = [];

  add(device: SimulatedDevice): void {
    this.#ids.set(device, FIRST_ID + this.#devices.push(device) - 1);
  }

  of(device: SimulatedDevice): string {
    return String(this.#ids.get(device));
  }

  find(id: string): SimulatedDevice | undefined {
    return this.#devices[Number(id) - FIRST_ID];
  }

  /** 1 for the first device. */
  placeOf(device: SimulatedDevice): number {
    return Number(this.of(device)) - FIRST_ID + 1;
  }
}

const FIRST_ID = 500_000_001;

/** A call, or a family of calls, of the platform's API. */
export interface ApiCall extends CallNames {
  readonly respond: Behaviour;
  /** Whether a request is for it. @param path that of the classic platform */
  matches(method: string, path: string): boolean;
}

interface CallNames {
  /** On the page. `{path}` stands for the Object, Instance or Resource, without which a request is not understood. */
  readonly title: { readonly en: string; readonly zh: string };
  /** On the classic platform; `{…}` at its end stands for any one step. */
  readonly path?: string;
  /**
   * What OneNET Studio calls it: `POST /LwM2M-online write`, of which the last word is the parameter `action`. Source: OneNET
   * Studio documentation, LwM2M API.
   */
  readonly studio?: string;
  /** Whether it asks what has become of one command; the page shows all such questions in one row. */
  readonly isPoll?: true;
}

interface Operation<Table extends OperationParameters> extends CallNames {
  readonly method: string;
  readonly path: string;
  readonly parameters: Table;
  /** What the platform finds out without the device: its refusal, or the task for the device. */
  prepare(
    values: ValuesOf<Table>,
    request: OperationRequest,
    context: OperationContext,
  ): Reply | Task;
  /** Whether the platform answers from its own records, so that a sleeping device does not matter. */
  readonly fromPlatform?: true;
}

interface OperationRequest {
  readonly body: string;
  /** The step of the path for which the operation's path has `{…}`; empty if it has none. */
  readonly last: string;
}

export interface OperationContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly commandDelivery: CommandDelivery;
  readonly reporting: Reporting;
}

type OperationParameters = ParameterTable & {
  readonly imei: typeof IMEI;
  readonly timeout?: typeof TIMEOUT;
};

/** A call to one device: parameters, device, body, delivery, in this order. */
export function operation<Table extends OperationParameters>(spec: Operation<Table>): ApiCall {
  const { method, title, path, studio, isPoll } = spec;
  const matchPath = pathMatcher(path);
  const respond: Behaviour = (request, platform) => {
    if (request.method !== method) return undefined;
    const last = matchPath(request.path);
    if (last === undefined) return undefined;
    const parameters = readParameters(request.query, spec.parameters);
    if (parameters.kind === 'reply') return parameters;
    const { imei, timeout = 25 } = parameters.values as { imei: string; timeout?: number };
    const device = platform.devices.get(imei);
    if (device === undefined) return NO_DEVICE;
    const { body } = request;
    const { commandDelivery, reporting } = platform;
    const context = { now: platform.now(), commandDelivery, reporting };
    const task = spec.prepare(parameters.values, { body, last }, context);
    if (typeof task !== 'function') return task;
    return spec.fromPlatform ? task(device) : deliver(task, device, timeout * 1000, platform);
  };
  return {
    title,
    path,
    respond,
    ...(studio === undefined ? {} : { studio }),
    ...(isPoll === undefined ? {} : { isPoll }),
    matches: (asked, classicPath) => asked === method && matchPath(classicPath) !== undefined,
  };
}

/** Returns the last step of a path that matches; `undefined` for one that does not. */
function pathMatcher(pattern: string): (path: string) => string | undefined {
  const [before = '', after] = pattern.split(/\{\w+\}$/);
  if (after === undefined) return (path) => (path === pattern ? '' : undefined);
  return (path) => {
    const last = path.startsWith(before) ? path.slice(before.length) : '';
    return last === '' || last.includes('/') ? undefined : last;
  };
}

/** How to read one parameter of the query. `read` never gets an empty string; `undefined` means invalid. */
interface Parameter<Value> {
  readonly isRequired: boolean;
  readonly read: (text: string) => Value | undefined;
}

type ParameterTable = Readonly<Record<string, Parameter<unknown>>>;

export type ValuesOf<Table extends ParameterTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Parameter<infer Value> ? Value : never;
};

export function required<Value>(read: (text: string) => Value | undefined): Parameter<Value> {
  return { isRequired: true, read };
}

export function optional<Value>(
  read: (text: string) => Value | undefined,
): Parameter<Value | undefined> {
  return { isRequired: false, read };
}

/** The values in the table's order, or the platform's refusal of the first that is missing or wrong. */
function readParameters<Table extends ParameterTable>(
  query: URLSearchParams,
  table: Table,
): { readonly kind: 'values'; readonly values: ValuesOf<Table> } | Reply {
  const values: Record<string, unknown> = {};
  for (const [name, { isRequired, read }] of Object.entries(table)) {
    const text = query.get(name);
    if (text === null || text === '') {
      if (isRequired) return parameterRequired(name);
      continue;
    }
    const value = read(text);
    if (value === undefined) return invalidParameter(name);
    values[name] = value;
  }
  return { kind: 'values', values: values as ValuesOf<Table> };
}

/** The parameters that more than one operation takes. */
export const IMEI = required((text) => text);
export const OBJECT_ID = (text: string): number | undefined => identifier(text, isObjectId);
export const OBJECT_INSTANCE_ID = (text: string): number | undefined =>
  identifier(text, isObjectInstanceId);
export const RESOURCE_ID = (text: string): number | undefined => identifier(text, isResourceId);

/** How long the platform waits for the device: 5 to 40 seconds. */
export const TIMEOUT = optional((text) => wholeNumber(text, 5, 40));

export function wholeNumber(text: string, min: number, max: number): number | undefined {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  return number >= min && number <= max ? number : undefined;
}

function identifier(text: string, isIdentifier: (value: unknown) => boolean): number | undefined {
  const number = wholeNumber(text, 0, 65535);
  return isIdentifier(number) ? number : undefined;
}
