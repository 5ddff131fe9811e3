import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestLogEntry } from '../request-log';
import { isForPage } from './is-for-page';
import type * as PageModule from './page';
import type { Shown } from './view';

/** The page, loaded by the first who opens it: most simulators do their work without anybody looking. */
export class PageOnDemand {
  readonly #shown: Shown;
  #page: PageModule.Page | undefined;

  constructor(shown: Shown) {
    this.#shown = shown;
  }

  /** Whether the request was for the page, which has then taken care of it. */
  takes(message: IncomingMessage, response: ServerResponse): boolean {
    if (!isForPage(message)) return false;
    this.#page ??= load(this.#shown);
    this.#page.answer(message, response);
    return true;
  }

  record(entry: RequestLogEntry): void {
    this.#page?.record(entry);
  }

  close(): void {
    this.#page?.close();
  }
}

function load(shown: Shown): PageModule.Page {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Page } = require('./page') as typeof PageModule;
  return new Page(shown);
}
