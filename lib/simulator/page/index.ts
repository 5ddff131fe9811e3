/** The page that shows the devices of a simulator: its files, its event stream and its controls. */

import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { refuseRequest, sendText } from '../answers';
import type { RequestLogEntry } from '../request';
import { applyControl, handleControl, type Refusal } from './controls';
import { PageEvents, type PageSource } from './events';

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
      handleControl(message, response, this.#source);
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

  /** Does what `POST <path>` asks for with a body of JSON; the result says why it cannot be done. */
  control(path: string, body: unknown): Refusal | undefined {
    return applyControl(path, body, this.#source);
  }

  /** Shows a request; costs nothing while no window is open. */
  record(entry: RequestLogEntry): void {
    this.#events.record(entry);
  }

  close(): void {
    this.#events.close();
  }
}

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

/** More than any IMEI has; what is looked for is kept as long as the window is open. */
const LONGEST_IMEI = 64;

const FOLDER = join(__dirname, 'public');

const TYPES: Readonly<Partial<Record<string, string>>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};
