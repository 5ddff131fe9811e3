/**
 * Takes the requests of the platform: the verification of the address, and the pushes.
 *
 * Source: OneNET documentation, "HTTP push": answer 200 within 5 s, whatever the body; the raw `msg` on verification.
 */

import type { IncomingMessage } from 'node:http';
import { faultOf, type Fault, type VerifyMode } from '../../lib/contract';
import {
  isSigned,
  readEnvelope,
  readMessages,
  type Envelope,
  type PushSecrets,
} from '../../lib/onenet';
import type { HttpRequest, HttpResponse } from '../shared/node-red';
import type { Outbox } from './outbox';

export interface ReceiverOptions {
  readonly verify: VerifyMode;
  readonly secrets: PushSecrets;
  readonly outbox: Pick<Outbox, 'add' | 'isFull' | 'size'>;
  /** Called with each push that was not taken, and with each that was, although its signature does not fit. */
  readonly refused: (status: number, fault: Fault) => void;
  readonly taken: (messages: number) => void;
}

export class PushReceiver {
  readonly #options: ReceiverOptions;
  readonly #secrets: PushSecrets;

  constructor(options: ReceiverOptions) {
    const { verify, secrets } = options;
    this.#options = options;
    this.#secrets = verify === 'off' ? { ...secrets, token: '' } : secrets;
  }

  /** @param body where it has been read already */
  handle(request: HttpRequest, response: HttpResponse, body?: Body): void {
    if (request.method === 'GET') {
      this.#verifyAddress(request, response);
    } else if (body !== undefined) {
      this.#receive(body, response);
    } else {
      readBody(request, (read) => {
        this.#receive(read, response);
      });
    }
  }

  #verifyAddress({ url = '' }: HttpRequest, response: HttpResponse): void {
    const query = /\?(.*)/s.exec(url)?.[1] ?? '';
    const asked = readVerification(query);
    if (asked === undefined) {
      answer(response, 400, 'This address takes what OneNET pushes.');
      return;
    }
    const { token } = this.#secrets;
    // A plus sign is a space, unless the sender does not encode its texts; then the signature tells.
    const tries = [asked, readVerification(query.replaceAll('+', '%2B')) ?? asked];
    const signed = token === '' ? asked : tries.find((each) => isVerified(each, token));
    if (signed === undefined) {
      const isMissing = asked.signature === null || asked.nonce === null;
      const status = this.#options.verify === 'warn' ? 200 : 401;
      this.#refuse(status, isMissing ? 'pushSignatureMissing' : 'pushSignatureWrong');
      if (status !== 200) {
        answer(response, status, 'The signature does not fit.');
        return;
      }
    }
    answer(response, 200, (signed ?? asked).msg);
  }

  #receive(body: Body, response: HttpResponse): void {
    if (body.kind === 'aborted' || response.destroyed) return;
    const { outbox } = this.#options;
    if (body.kind === 'refused') {
      this.#options.refused(body.status, body.fault);
      // What is left of the body is not read; the connection is of no more use.
      response.setHeader('connection', 'close');
      answer(response, body.status);
    } else if (outbox.isFull) {
      this.#refuseFull(response);
    } else {
      const { bytes } = body;
      const envelope = readEnvelope(bytes, this.#secrets);
      if (!envelope.ok) {
        this.#options.refused(400, envelope.fault);
        answer(response, 400);
        return;
      }
      forSize(bytes.length, () => {
        this.#judge(envelope.value, bytes.length, response);
      });
    }
  }

  #judge(envelope: Envelope, bytes: number, response: HttpResponse): void {
    const signature = envelope.checkSignature();
    const fault = SIGNATURE_FAULTS[signature];
    if (fault !== undefined) {
      const status = this.#options.verify === 'strict' ? 401 : 200;
      this.#refuse(status, fault);
      if (status !== 200) {
        answer(response, status);
        return;
      }
    }
    forSize(bytes, () => {
      this.#take(envelope, { bytes, signature }, response);
    });
  }

  #take(
    envelope: Envelope,
    about: { readonly bytes: number; readonly signature: ReturnType<Envelope['checkSignature']> },
    response: HttpResponse,
  ): void {
    const message = envelope.open();
    if (!message.ok) {
      this.#options.refused(400, message.fault);
      answer(response, 400);
      return;
    }
    const count = Array.isArray(message.value) ? message.value.length : 1;
    const messages = readMessages(message.value, envelope.id);
    if (!this.#options.outbox.add({ messages, count, ...about })) {
      this.#refuseFull(response);
      return;
    }
    this.#options.taken(count);
    answer(response, 200);
  }

  #refuseFull(response: HttpResponse): void {
    this.#refuse(503, 'pushQueueFull', { count: this.#options.outbox.size });
    answer(response, 503);
  }

  #refuse(status: number, rule: Fault['rule'], params: Fault['params'] = {}): void {
    this.#options.refused(status, faultOf(rule, params));
  }
}

const SIGNATURE_FAULTS: Readonly<
  Record<ReturnType<Envelope['checkSignature']>, Fault['rule'] | undefined>
> = {
  valid: undefined,
  unchecked: undefined,
  missing: 'pushSignatureMissing',
  invalid: 'pushSignatureWrong',
};

interface Verification {
  readonly msg: string;
  readonly nonce: string | null;
  readonly signature: string | null;
}

function readVerification(query: string): Verification | undefined {
  const parameters = new URLSearchParams(query);
  const msg = parameters.get('msg');
  if (msg === null) return undefined;
  return { msg, nonce: parameters.get('nonce'), signature: parameters.get('signature') };
}

function isVerified({ msg, nonce, signature }: Verification, token: string): boolean {
  return signature !== null && nonce !== null && isSigned(signature, token, nonce, msg);
}

/** Bytes from which on each step of a push has a turn of the event loop to itself: its goal for a push of 1,000 points. */
const LARGE = 32 * 1024;

function forSize(bytes: number, step: () => void): void {
  if (bytes < LARGE) step();
  else setImmediate(step);
}

/** Nothing but the text: the platform compares it with what it sent. */
function answer(response: HttpResponse, status: number, text = ''): void {
  if (response.destroyed || response.headersSent) return;
  const length = Buffer.byteLength(text);
  response.writeHead(status, { 'content-type': 'text/plain', 'content-length': length });
  // A string leaves in one piece with the headers, in one system call (the goal for CPU per push).
  if (length === 0) response.end();
  else response.end(text);
}

/** Bytes; a batch of the platform has a few hundred thousand at most. */
export const BODY_BYTES = 1024 * 1024;
/** Milliseconds from the headers to the last byte. The platform itself waits 5 s for the answer. */
const BODY_DEADLINE = 10_000;
/** Bytes of a body that is too large which are read all the same, so that its sender gets to see the answer. */
const DRAINED_BYTES = 8 * BODY_BYTES;
/** Bytes of all bodies that are on their way, of any number of slow senders; beyond, only small ones are read. */
const MAX_ARRIVING = 64 * BODY_BYTES;
const SMALL = 64 * 1024;
let arriving = 0;

export type Body =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly status: RefusedBody; readonly fault: Fault }
  /** The sender has gone. */
  | { readonly kind: 'aborted' };

type RefusedBody = 408 | 413 | 415 | 500 | 503;

/**
 * Reads the body of a push, as the bytes that were received: the signature is over those.
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
      if (arriving > MAX_ARRIVING && length > SMALL) end(refused(503, 'pushCrowded'));
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
