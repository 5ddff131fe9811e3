/**
 * The page that shows the devices of a simulator: its files, its event stream, and its controls, which are
 * `POST /devices/<imei>/<control>` and `POST /reset` with a body of JSON.
 */

import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { refuseRequest, sendNothing, sendText } from '../answers';
import { REACHABILITIES, UPLINKS, type Uplink } from '../devices/model';
import type { SimulatedDevice } from '../devices/simulated-device';
import { isRecord, readJson } from '../json';
import { receiveBody, type RequestLogEntry } from '../request';
import { PageEvents, type PageSource } from './events';

interface Refusal {
  readonly status: number;
  /** A sentence for the user or the program that sent the request. */
  readonly reason: string;
}

export class Page {
  readonly #source: PageSource;
  readonly #events: PageEvents;

  constructor(source: PageSource) {
    this.#events = new PageEvents(source);
    this.#source = {
      ...source,
      reset: () => {
        source.reset();
        this.#events.refresh();
      },
    };
  }

  /** Answers a request that is for the page; the result says whether it was. */
  handle(message: IncomingMessage, response: ServerResponse): boolean {
    if (!isForPage(message)) return false;
    const { method, url = '' } = message;
    const [path = '', query = ''] = url.split('?', 2);
    if (method === 'POST') {
      this.#receiveControl(path, message, response);
      return true;
    }
    if (path === '/events') {
      if (method === 'HEAD') sendText(response, 200, 'text/event-stream', '');
      else this.subscribe(response, query);
    } else {
      sendPageFile(response, path);
    }
    // Whatever body came along is discarded, so that the connection can carry the next request.
    message.resume();
    return true;
  }

  /**
   * Keeps the response open and sends it the events of the page.
   *
   * @param query `imei=0017&page=2`: which devices to show, page 1 being the first; all and the first where nothing is said
   */
  subscribe(response: ServerResponse, query = ''): void {
    const asked = new URLSearchParams(query);
    const page = /^\d{1,4}$/.test(asked.get('page') ?? '') ? Number(asked.get('page')) : 1;
    const imei = (asked.get('imei') ?? '').trim().slice(0, LONGEST_IMEI);
    this.#events.subscribe(response, { imei, page: Math.max(0, page - 1) });
  }

  /** Answers 204, or a refusal as a sentence: 400, 403 to another site, 404, 415, and what the control says. */
  #receiveControl(path: string, message: IncomingMessage, response: ServerResponse): void {
    receiveBody(message, ({ text, cut }) => {
      // The rest of an endless body would otherwise be taken for the next request.
      if (cut) response.setHeader('Connection', 'close');
      const refusal = checkSender(message) ?? this.control(path, readJson(text));
      if (refusal === undefined) sendNothing(response);
      else refuseRequest(response, refusal.status, refusal.reason);
    });
  }

  /**
   * Does what a request asks for, whose sender has been checked.
   *
   * @param path `/reset` or `/devices/<imei>/<control>`
   * @param body as parsed from JSON, whatever it is
   * @returns why it cannot be done
   */
  control(path: string, body: unknown): Refusal | undefined {
    const json = isRecord(body) ? body : undefined;
    if (path === '/reset') {
      if (json === undefined) return badBody('{}');
      this.#source.reset();
      return undefined;
    }
    const [, , imei = '', name = ''] = path.split('/');
    const device = this.#source.devices.get(decode(imei) ?? '');
    const control = CONTROLS.get(name);
    if (device === undefined || control === undefined) {
      return { status: 404, reason: 'There is no device with this IMEI.' };
    }
    return control(device, json, this.#source);
  }

  /** Shows a request; costs nothing while no window is open. */
  record(entry: RequestLogEntry): void {
    this.#events.record(entry);
  }

  close(): void {
    this.#events.close();
  }
}

/** More than any IMEI has; what is looked for is kept as long as the window is open. */
const LONGEST_IMEI = 64;

/**
 * Whether a request is for the page and not for the platform. None of these paths is one of the platform's
 * API; the platform also answers a method that the page does not take.
 */
function isForPage({ method, url = '' }: IncomingMessage): boolean {
  // Nearly all requests are of this kind, and their cost is measured.
  if (url.startsWith('/nbiot')) return false;
  if (method === 'POST') return CONTROL.test(url);
  return (method === 'GET' || method === 'HEAD') && FILE_OR_EVENTS.test(url);
}

const CONTROL = /^\/(?:reset|devices\/[^/?]+\/(?:reachability|wake|value|reset))(?:\?|$)/;
const FILE_OR_EVENTS = /^\/(?:events|page\/[a-z-]+\.(?:js|css|svg))?(?:\?|$)/;

/**
 * Answers with a file of the page, `/` or `/page/<name>`, whether there is a simulator or not: they are the same for every one,
 * and not secret.
 */
export function sendPageFile(response: ServerResponse, path: string): void {
  files ??= readFiles();
  const file = files.get(path);
  if (file === undefined) refuseRequest(response, 404, 'There is no such file.');
  else sendText(response, 200, file.type, file.body);
}

let files: ReadonlyMap<string, PageFile> | undefined;

/** The files of the page by path. The build copies their folder beside this file. */
export function readFiles(): ReadonlyMap<string, PageFile> {
  return new Map(
    readdirSync(FOLDER).map((name) => [
      name === 'index.html' ? '/' : `/page/${name}`,
      {
        type: TYPES[extname(name)] ?? 'text/plain',
        body: readFileSync(join(FOLDER, name), 'utf8'),
      },
    ]),
  );
}

interface PageFile {
  readonly type: string;
  readonly body: string;
}

const FOLDER = join(__dirname, 'public');

const TYPES: Readonly<Partial<Record<string, string>>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

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

/** `undefined` if it is not encoded as a URL has to be. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
