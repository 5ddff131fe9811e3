/** A request as the behaviours see it, and how its body is received. */

import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { toClassic, type Dialect } from './dialects';

export interface SimulatorRequest {
  readonly method: string;
  /** As it was sent: path and query string. */
  readonly target: string;
  /** Without the query, translated to the classic platform's path from whatever dialect was used. */
  readonly path: string;
  readonly dialect: Dialect;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The body as text; empty if it is larger than {@link EXECUTE_BODY_LIMIT}. */
  readonly body: string;
  /** The size of the whole body in bytes, also of one that is not kept. */
  readonly bodySize: number;
}

/** The platform's "2k", taken as bytes of the whole body. */
export const BODY_LIMIT = 2048;

/** Bytes of the arguments of an execute, which the platform limits instead of the body. */
export const ARGS_LIMIT = 2048;

/** In JSON a byte takes six at most (`\u0000`), and the name is around it. */
export const EXECUTE_BODY_LIMIT = 6 * ARGS_LIMIT + 64;

export function createRequest(
  head: { readonly method: string; readonly target: string; readonly headers: IncomingHttpHeaders },
  body: { readonly text: string; readonly size: number },
): SimulatorRequest {
  const mark = head.target.indexOf('?');
  const path = mark < 0 ? head.target : head.target.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? '' : head.target.slice(mark + 1));
  return {
    ...head,
    ...toClassic(head.method, path, query),
    query,
    body: body.text,
    bodySize: body.size,
  };
}

export interface ReceivedBody {
  /** Empty if the body is larger than the limit; no more than that is ever kept. */
  readonly text: string;
  readonly size: number;
  /** Whether the client was still sending when the simulator stopped reading. */
  readonly cut: boolean;
}

/**
 * Calls back with the body once it is complete; never, if the connection ends before.
 *
 * @param limit bytes of a body that is kept
 */
export function receiveBody(
  message: IncomingMessage,
  done: (body: ReceivedBody) => void,
  limit = BODY_LIMIT,
): void {
  let chunks: Buffer[] = [];
  let size = 0;
  message.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit) {
      chunks.push(chunk);
    } else if (size > READ_LIMIT) {
      message.removeAllListeners('data').removeAllListeners('end').pause();
      done({ text: '', size, cut: true });
    } else {
      chunks = [];
    }
  });
  message.on('end', () => {
    done({ text: size <= limit ? decode(chunks) : '', size, cut: false });
  });
}

/** A body up to this size is read to its end, so that its client gets a proper answer and keeps its connection. */
const READ_LIMIT = 1024 * 1024;

/** Bytes that are not UTF-8 become a text that is not JSON either; nothing is guessed. */
function decode(chunks: readonly Buffer[]): string {
  const [first = Buffer.alloc(0)] = chunks;
  const bytes = chunks.length > 1 ? Buffer.concat(chunks) : first;
  return isUtf8(bytes) ? bytes.toString('utf8') : NOT_TEXT;
}

const NOT_TEXT = '\ufffd';
