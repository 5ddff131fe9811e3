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

  /** Answers a request for the page. */
  answer(message: IncomingMessage, response: ServerResponse): void {
    const { method, url = '' } = message;
    const [path = '', query = ''] = url.split('?', 2);
    if (method === 'POST') {
      handleControl(message, response, this.#source);
      return;
    }
    if (path === '/events') {
      if (method === 'HEAD') sendText(response, 200, 'text/event-stream', '');
      else this.subscribe(response, query);
    } else {
      sendFile(response, path);
    }
    // Whatever body came along is discarded, so that the connection can carry the next request.
    message.resume();
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

/** Answers with a file of the page, `/` or `/page/<name>`; they are the same for every simulator, and not secret. */
export function sendFile(response: ServerResponse, path: string): void {
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
