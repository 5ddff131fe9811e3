/** The page that shows the devices of a simulator, and lets people change how these can be reached. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestLogEntry } from '../request-log';
import { Audience } from './audience';
import { control } from './control';
import { FILES } from './files';
import { isForeignScript, isLocalHost } from './same-site';
import { refuseRequest, send } from './send';
import type { Shown } from './view';

export class Page {
  readonly #shown: Shown;
  readonly #audience: Audience;

  constructor(shown: Shown) {
    this.#shown = shown;
    this.#audience = new Audience(shown);
  }

  /** Answers a request for which `isForPage` is true. */
  answer(message: IncomingMessage, response: ServerResponse): void {
    const { method, url = '', headers } = message;
    const path = url.split('?', 1)[0] ?? '';
    if (!isLocalHost(headers)) {
      refuseRequest(response, 403, NOT_LOCAL);
    } else if (method === 'POST') {
      control(message, response, this.#shown);
      return;
    } else if (path === '/events') {
      if (isForeignScript(headers)) refuseRequest(response, 403, FOREIGN);
      else if (method === 'HEAD') send(response, 200, 'text/event-stream', '');
      else this.#audience.admit(response);
    } else {
      const file = FILES.get(path);
      if (file === undefined) refuseRequest(response, 404, 'There is no such file.');
      else send(response, 200, file.type, file.body);
    }
    // Whatever body came along is let go, so that the connection can carry the next request.
    message.resume();
  }

  /** Shows a request; costs next to nothing while nobody looks. */
  record(entry: RequestLogEntry): void {
    this.#audience.record(entry);
  }

  close(): void {
    this.#audience.close();
  }
}

const NOT_LOCAL = 'This page is for this machine alone: open it as http://127.0.0.1 or localhost.';
const FOREIGN = 'Only the page itself may listen to its events.';
