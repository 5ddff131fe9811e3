import type { Reply } from './answer';
import type { Behaviour } from './behaviour';
import type { Courier } from './cached/courier';
import { deliver, type Task } from './deliver';
import {
  readParameters,
  type IMEI,
  type ParameterTable,
  type TIMEOUT,
  type ValuesOf,
} from './parameters';
import { NO_DEVICE } from './refusals';

/** One call of the NB-IoT API. */
export interface Operation<Table extends OperationParameters> {
  readonly method: string;
  /** `{…}` at its end stands for any one step. */
  readonly path: string;
  readonly parameters: Table;
  /** What the platform finds out without the device: its refusal, or the task for the device. */
  prepare(
    values: ValuesOf<Table>,
    request: OperationRequest,
    circumstances: Circumstances,
  ): Reply | Task;
  /** Whether the platform answers from what it already knows, so that a sleeping device does not matter. */
  readonly fromPlatform?: true;
}

export interface OperationRequest {
  readonly body: string;
  /** The step of the path for which the operation's path has `{…}`; empty if it has none. */
  readonly last: string;
}

export interface Circumstances {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly courier: Courier;
}

type OperationParameters = ParameterTable & {
  readonly imei: typeof IMEI;
  readonly timeout?: typeof TIMEOUT;
};

/** Makes a call of the API into a behaviour: parameters, device, body, delivery, in this order. */
export function operation<Table extends OperationParameters>(spec: Operation<Table>): Behaviour {
  const find = pathFinder(spec.path);
  return (request, platform) => {
    if (request.method !== spec.method) return undefined;
    const last = find(request.path);
    if (last === undefined) return undefined;
    const parameters = readParameters(request.query, spec.parameters);
    if (parameters.kind === 'reply') return parameters;
    const { imei, timeout = 25 } = parameters.values as { imei: string; timeout?: number };
    const device = platform.devices.get(imei);
    if (device === undefined) return NO_DEVICE;
    const { body } = request;
    const circumstances = { now: platform.now(), courier: platform.courier };
    const task = spec.prepare(parameters.values, { body, last }, circumstances);
    if (typeof task !== 'function') return task;
    return spec.fromPlatform ? task(device) : deliver(task, device, timeout * 1000, platform);
  };
}

/** Finds the last step of a path that fits; `undefined` for one that does not. */
function pathFinder(pattern: string): (path: string) => string | undefined {
  const [before = '', after] = pattern.split(/\{\w+\}$/);
  if (after === undefined) return (path) => (path === pattern ? '' : undefined);
  return (path) => {
    const last = path.startsWith(before) ? path.slice(before.length) : '';
    return last === '' || last.includes('/') ? undefined : last;
  };
}
