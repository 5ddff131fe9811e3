/** The simulator's page, loaded when it is opened for the first time: most simulators run without one. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestLogEntry } from '../request';
import type { PageSource } from './events';
import type * as PageModule from './page';

export class PageOnDemand {
  readonly #source: PageSource;
  #page: PageModule.Page | undefined;

  constructor(source: PageSource) {
    this.#source = source;
  }

  /** Whether the request was for the page, which then answers it. */
  handle(message: IncomingMessage, response: ServerResponse): boolean {
    if (!isForPage(message)) return false;
    this.open().answer(message, response);
    return true;
  }

  open(): PageModule.Page {
    return (this.#page ??= new (load().Page)(this.#source));
  }

  record(entry: RequestLogEntry): void {
    this.#page?.record(entry);
  }

  close(): void {
    this.#page?.close();
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

/** Answers with a file of the page, `/` or `/page/<name>`, whether there is a simulator or not. */
export function sendPageFile(response: ServerResponse, path: string): void {
  load().sendFile(response, path);
}

function load(): typeof PageModule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./page') as typeof PageModule;
}
