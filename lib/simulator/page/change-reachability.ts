import type { IncomingMessage, ServerResponse } from 'node:http';
import { receiveBody } from '../receive-body';
import { REACHABILITIES, type Reachability, type SimulatedDevice } from '../simulated-device';
import { isOwnPost } from './same-site';
import { refuseRequest, sendNothing } from './send';

/**
 * `POST /devices/<imei>/reachability` with `{"reachability":"asleep"}`: how a device can be reached from now on.
 * Answers 204, or a refusal in words: 403 to another site's script, 404, 415, 400.
 */
export function changeReachability(
  message: IncomingMessage,
  response: ServerResponse,
  devices: ReadonlyMap<string, SimulatedDevice>,
): void {
  receiveBody(message, ({ text, cut }) => {
    // The rest of a body without end would otherwise be taken for the next request.
    if (cut) response.setHeader('Connection', 'close');
    const change = readChange(message, text, devices);
    if (change.kind === 'refusal') {
      refuseRequest(response, change.status, change.reason);
    } else {
      change.device.reachability = change.reachability;
      sendNothing(response);
    }
  });
}

type Change =
  | {
      readonly kind: 'change';
      readonly device: SimulatedDevice;
      readonly reachability: Reachability;
    }
  | { readonly kind: 'refusal'; readonly status: number; readonly reason: string };

function readChange(
  { url = '', headers }: IncomingMessage,
  body: string,
  devices: ReadonlyMap<string, SimulatedDevice>,
): Change {
  if (!isOwnPost(headers)) return refusal(403, 'Only the page itself may change a device.');
  // A form of another site can post text, but not this type.
  if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) {
    return refusal(415, 'The body has to be application/json.');
  }
  const device = devices.get(imeiOf(url) ?? '');
  if (device === undefined) return refusal(404, 'There is no device with this IMEI.');
  const reachability = readReachability(body);
  return reachability === undefined
    ? refusal(400, `The body has to be {"reachability": …} with ${REACHABILITIES.join(', ')}.`)
    : { kind: 'change', device, reachability };
}

function refusal(status: number, reason: string): Change {
  return { kind: 'refusal', status, reason };
}

/** `undefined` if it is not encoded as a URL has to be. */
function imeiOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split('/')[2] ?? '');
  } catch {
    return undefined;
  }
}

function readReachability(body: string): Reachability | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  const wanted: unknown =
    typeof parsed === 'object' && parsed !== null && 'reachability' in parsed
      ? parsed.reachability
      : undefined;
  return REACHABILITIES.find((each) => each === wanted);
}
