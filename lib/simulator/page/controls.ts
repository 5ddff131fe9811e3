/** What can be done to a device on the page: `POST /devices/<imei>/<control>` with a body of JSON. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SimulatedDevice } from '../devices/simulated-device';
import { REACHABILITIES, UPLINKS, type Uplink } from '../devices/states';
import { receiveBody } from '../request';
import type { PageSource } from './events';
import { refuseRequest, sendNothing } from './http';

interface Refusal {
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
    const refusal = execute(message, text, source);
    if (refusal === undefined) sendNothing(response);
    else refuseRequest(response, refusal.status, refusal.reason);
  });
}

function execute(
  { url = '', headers }: IncomingMessage,
  body: string,
  source: PageSource,
): Refusal | undefined {
  // Browsers send Origin with every POST; that it is the page's own has been checked already.
  if (headers.origin === undefined) {
    return { status: 403, reason: 'Only the page itself may change a device.' };
  }
  // A form of another site can post text, but not this type.
  if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) {
    return { status: 415, reason: 'The body has to be application/json.' };
  }
  const [, , imei = '', name = ''] = (url.split('?', 1)[0] ?? '').split('/');
  const device = source.devices.get(decode(imei) ?? '');
  const control = CONTROLS.get(name);
  if (device === undefined || control === undefined) {
    return { status: 404, reason: 'There is no device with this IMEI.' };
  }
  const parsed = parse(body);
  return control(device, isRecord(parsed) ? parsed : undefined, source);
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
