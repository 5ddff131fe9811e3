import type { Reply } from './answer';
import type { Behaviour } from './behaviour';
import { deliver, type Task } from './deliver';
import {
  readParameters,
  type IMEI,
  type ParameterTable,
  type TIMEOUT,
  type ValuesOf,
} from './parameters';
import { AUTH_FAILED } from './refusals';

/** One call of the NB-IoT API. */
export interface Operation<Table extends OperationParameters> {
  readonly method: string;
  readonly path: string;
  readonly parameters: Table;
  /** What the platform finds out without the device: its refusal, or the task for the device. */
  prepare(values: ValuesOf<Table>, body: string): Reply | Task;
  /** Whether the platform answers from what it already knows, so that a sleeping device does not matter. */
  readonly fromPlatform?: true;
}

type OperationParameters = ParameterTable & {
  readonly imei: typeof IMEI;
  readonly timeout?: typeof TIMEOUT;
};

/** Makes a call of the API into a behaviour: parameters, device, body, delivery, in this order. */
export function operation<Table extends OperationParameters>(spec: Operation<Table>): Behaviour {
  return (request, platform) => {
    if (request.path !== spec.path || request.method !== spec.method) return undefined;
    const parameters = readParameters(request.query, spec.parameters);
    if (parameters.kind === 'reply') return parameters;
    const { imei, timeout = 25 } = parameters.values as { imei: string; timeout?: number };
    const device = platform.devices.get(imei);
    // To the platform, a device of somebody else and none at all are the same: the key does not fit.
    if (device === undefined) return AUTH_FAILED;
    const task = spec.prepare(parameters.values, request.body);
    if (typeof task !== 'function') return task;
    return spec.fromPlatform ? task(device) : deliver(task, device, timeout * 1000, platform);
  };
}
