import type { IncomingMessage, ServerResponse } from 'node:http';
import { receiveBody } from '../receive-body';
import type { SimulatedDevice } from '../simulated-device';
import { changeReachability } from './change-reachability';
import { isOwnPost } from './same-site';
import { refuseRequest, sendNothing } from './send';
import type { Shown } from './view';
import { wakeDevice } from './wake-device';

/** Something that people can do to a device; the result says why it cannot be done. */
export type Control = (device: SimulatedDevice, body: unknown, shown: Shown) => Refusal | undefined;

export interface Refusal {
  readonly status: number;
  /** A sentence for the person or the program that asked. */
  readonly reason: string;
}

/** By the last step of the path. */
const CONTROLS: ReadonlyMap<string, Control> = new Map([
  ['reachability', changeReachability],
  ['wake', wakeDevice],
]);

/**
 * `POST /devices/<imei>/<control>` with a body of JSON. Answers 204, or a refusal in words: 403 to another site's
 * script, 404, 415, and what the control says.
 */
export function control(message: IncomingMessage, response: ServerResponse, shown: Shown): void {
  receiveBody(message, ({ text, cut }) => {
    // The rest of a body without end would otherwise be taken for the next request.
    if (cut) response.setHeader('Connection', 'close');
    const refusal = obey(message, text, shown);
    if (refusal === undefined) sendNothing(response);
    else refuseRequest(response, refusal.status, refusal.reason);
  });
}

function obey(
  { url = '', headers }: IncomingMessage,
  body: string,
  shown: Shown,
): Refusal | undefined {
  if (!isOwnPost(headers)) {
    return { status: 403, reason: 'Only the page itself may change a device.' };
  }
  // A form of another site can post text, but not this type.
  if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) {
    return { status: 415, reason: 'The body has to be application/json.' };
  }
  const [, , imei = '', name = ''] = (url.split('?', 1)[0] ?? '').split('/');
  const device = shown.devices.get(decode(imei) ?? '');
  const act = CONTROLS.get(name);
  if (device === undefined || act === undefined) {
    return { status: 404, reason: 'There is no device with this IMEI.' };
  }
  return act(device, parse(body), shown);
}

/** `undefined` if it is not encoded as a URL has to be. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** `undefined` for what is no JSON, which no control takes. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
