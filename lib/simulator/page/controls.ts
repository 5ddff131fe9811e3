/** What can be done on the page: `POST /devices/<imei>/<control>` and `POST /reset` with a body of JSON. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuseRequest, sendNothing } from '../answers';
import type { SimulatedDevice } from '../devices/simulated-device';
import { REACHABILITIES, UPLINKS, type Uplink } from '../devices/model';
import { receiveBody } from '../request';
import type { PageSource } from './events';

export interface Refusal {
  readonly status: number;
  /** A sentence for the user or the program that sent the request. */
  readonly reason: string;
}

/** The result says why it cannot be done. */
type Control = (device: SimulatedDevice, body: Body, source: PageSource) => Refusal | undefined;

/** `undefined` if the body is not a JSON object. */
type Body = Readonly<Record<string, unknown>> | undefined;

/** By the last step of the path. */
const CONTROLS: ReadonlyMap<string, Control> = new Map([
  ['reachability', changeReachability],
  ['wake', wakeDevice],
  ['value', setValue],
  ['reset', resetDevice],
]);

/** `{"reachability":"asleep"}`: how a device can be reached from now on. */
function changeReachability(device: SimulatedDevice, body: Body): Refusal | undefined {
  const reachability = REACHABILITIES.find((each) => each === body?.reachability);
  if (reachability === undefined) {
    return badBody(`{"reachability": …} with ${REACHABILITIES.join(', ')}`);
  }
  device.reachability = reachability;
  return undefined;
}

/** `{}` or `{"uplink":"register"}`: the device wakes and sends that; without a name, an `update`. */
function wakeDevice(
  { imei }: SimulatedDevice,
  body: Body,
  { wake }: PageSource,
): Refusal | undefined {
  const kinds = Object.keys(UPLINKS) as Uplink[];
  const { uplink: wanted = 'update' } = body ?? { uplink: null };
  const uplink = kinds.find((each) => each === wanted);
  if (uplink === undefined) return badBody(`{} or {"uplink": …} with ${kinds.join(', ')}`);
  return wake(imei, uplink)
    ? undefined
    : { status: 409, reason: 'The device is offline: the platform receives nothing from it.' };
}

/** `{"path":"/3303/0/5700","text":"21.5"}`: sets a Resource from the device's side, as a new reading of a sensor. */
function setValue(device: SimulatedDevice, body: Body): Refusal | undefined {
  const { path, text } = body ?? {};
  const ids = typeof path === 'string' ? /^\/(\d{1,5})\/(\d{1,5})\/(\d{1,5})$/.exec(path) : null;
  if (ids === null || typeof text !== 'string') {
    return badBody('{"path": "/3303/0/5700", "text": "21.5"}');
  }
  const [objectId, instanceId, resourceId] = ids.slice(1).map(Number);
  const instance = device.instance(objectId ?? NaN, instanceId ?? NaN);
  return instance?.setText(resourceId ?? NaN, text)
    ? undefined
    : { status: 422, reason: 'The Resource takes no such value, or there is none.' };
}

/** Any JSON object: the device returns to its first state. */
function resetDevice(device: SimulatedDevice, body: Body): Refusal | undefined {
  if (body === undefined) return badBody('{}');
  device.reset();
  return undefined;
}

function badBody(expected: string): Refusal {
  return { status: 400, reason: `The body has to be ${expected}.` };
}

/** Answers 204, or a refusal as a sentence: 400, 403 to another site, 404, 415, and what the control says. */
export function handleControl(
  message: IncomingMessage,
  response: ServerResponse,
  source: PageSource,
): void {
  receiveBody(message, ({ text, cut }) => {
    // The rest of an endless body would otherwise be taken for the next request.
    if (cut) response.setHeader('Connection', 'close');
    const path = (message.url ?? '').split('?', 1)[0] ?? '';
    const refusal = checkSender(message) ?? applyControl(path, parse(text), source);
    if (refusal === undefined) sendNothing(response);
    else refuseRequest(response, refusal.status, refusal.reason);
  });
}

function checkSender({ headers }: IncomingMessage): Refusal | undefined {
  // Browsers send Origin with every POST; that it is the page's own has been checked already.
  if (headers.origin === undefined) {
    return { status: 403, reason: 'Only the page itself may change a device.' };
  }
  // A form of another site can post text, but not this type.
  if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) {
    return { status: 415, reason: 'The body has to be application/json.' };
  }
  return undefined;
}

/**
 * Does what a request asks for, whose sender has been checked.
 *
 * @param path `/reset` or `/devices/<imei>/<control>`
 * @param body as parsed from JSON, whatever it is
 * @returns why it cannot be done
 */
export function applyControl(path: string, body: unknown, source: PageSource): Refusal | undefined {
  const json = isRecord(body) ? body : undefined;
  if (path === '/reset') {
    if (json === undefined) return badBody('{}');
    source.reset();
    return undefined;
  }
  const [, , imei = '', name = ''] = path.split('/');
  const device = source.devices.get(decode(imei) ?? '');
  const control = CONTROLS.get(name);
  if (device === undefined || control === undefined) {
    return { status: 404, reason: 'There is no device with this IMEI.' };
  }
  return control(device, json, source);
}

/** `undefined` if it is not encoded as a URL has to be. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** `undefined` for what is not JSON. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
