/** Reads the body of a push, as the bytes that were received: the signature is over those. */

import type { IncomingMessage } from 'node:http';
import { faultOf, type Fault } from '../../lib/contract';

/** Bytes; a batch of the platform has a few hundred thousand at most. */
export const BODY_BYTES = 1024 * 1024;
/** Milliseconds from the headers to the last byte. The platform itself waits 5 s for the answer. */
const BODY_DEADLINE = 10_000;
/** Bytes of a body that is too large which are read all the same, so that its sender gets to see the answer. */
const DRAINED_BYTES = 8 * BODY_BYTES;
/** Bytes of all bodies that are on their way, of any number of slow senders; beyond, only small ones are read. */
const MOST_ARRIVING = 64 * BODY_BYTES;
const SMALL = 64 * 1024;
let arriving = 0;

export type Body =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly status: RefusedBody; readonly fault: Fault }
  /** The sender has gone. */
  | { readonly kind: 'aborted' };

type RefusedBody = 408 | 413 | 415 | 500 | 503;

/**
 * Reads a body.
 *
 * @param settle called once
 */
export function readBody(
  request: IncomingMessage & { readonly body?: unknown },
  settle: (body: Body) => void,
  deadline = BODY_DEADLINE,
): void {
  const { headers } = request;
  const coding = headers['content-encoding'] ?? 'identity';
  if (coding.toLowerCase() !== 'identity') {
    settle(refused(415, 'pushEncoding'));
    return;
  }
  if (Number(headers['content-length'] ?? 0) > DRAINED_BYTES) {
    settle(tooLarge());
    return;
  }
  if (request.readableEnded || request.destroyed) {
    settle(alreadyRead(request.body));
    return;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  let kept = 0;
  const keep = (bytes: number): void => {
    arriving += bytes - kept;
    kept = bytes;
  };
  const end = (body: Body): void => {
    clearTimeout(timer);
    keep(0);
    request.off('data', onData).off('end', onEnd).off('close', onClose);
    settle(body);
  };
  const onData = (chunk: Buffer): void => {
    length += chunk.length;
    if (length <= BODY_BYTES) {
      chunks.push(chunk);
      keep(length);
      if (arriving > MOST_ARRIVING && length > SMALL) end(refused(503, 'pushCrowded'));
    } else {
      chunks.length = 0;
      keep(0);
      if (length > DRAINED_BYTES) end(tooLarge());
    }
  };
  const onEnd = (): void => {
    const [first] = chunks;
    if (length > BODY_BYTES) end(tooLarge());
    else if (first !== undefined && chunks.length === 1) end({ kind: 'whole', bytes: first });
    else end({ kind: 'whole', bytes: Buffer.concat(chunks, length) });
  };
  const onClose = (): void => {
    end({ kind: 'aborted' });
  };
  const timer = setTimeout(() => {
    end(refused(408, 'pushSlow', { seconds: deadline / 1000 }));
  }, deadline);
  // A reset connection is an `error` and then a `close`.
  request.on('error', ignore);
  request.on('data', onData).on('end', onEnd).on('close', onClose);
}

/** Middleware of the settings file may have read it; what it parsed is of no use. */
function alreadyRead(body: unknown): Body {
  if (Buffer.isBuffer(body)) return { kind: 'whole', bytes: body };
  if (typeof body === 'string') return { kind: 'whole', bytes: Buffer.from(body) };
  return body === undefined ? { kind: 'aborted' } : refused(500, 'pushBodyTaken');
}

function tooLarge(): Body {
  return refused(413, 'pushTooLarge', { limit: BODY_BYTES });
}

function refused(status: RefusedBody, rule: Fault['rule'], params: Fault['params'] = {}): Body {
  return { kind: 'refused', status, fault: faultOf(rule, params) };
}

function ignore(): void {
  // The request's `close` follows.
}
