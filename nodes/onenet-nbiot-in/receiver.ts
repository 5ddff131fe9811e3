/**
 * Takes the requests of the platform: the verification of the address, and the pushes.
 *
 * Source: OneNET documentation, "HTTP push": answer 200 within 5 s, whatever the body; the raw `msg` on verification.
 */

import type { Fault, VerifyMode } from '../../lib/contract';
import { isSigned, openPush, type Envelope, type PushSecrets } from '../../lib/onenet';
import type { HttpRequest, HttpResponse } from '../shared/node-red';
import { readBody, type Body } from './body';
import type { Batch, Outbox } from './outbox';

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
    const query = new URLSearchParams(url.slice(url.indexOf('?') + 1));
    const msg = query.get('msg');
    if (msg === null || !url.includes('?')) {
      answer(response, 400, 'This address takes what OneNET pushes.');
      return;
    }
    const { token } = this.#secrets;
    const [signature, nonce] = [query.get('signature'), query.get('nonce')];
    if (token !== '') {
      const isMissing = signature === null || nonce === null;
      if (isMissing || !isSigned(signature, token, nonce, msg)) {
        const status = this.#options.verify === 'warn' ? 200 : 401;
        this.#refuse(status, isMissing ? 'pushSignatureMissing' : 'pushSignatureWrong');
        if (status !== 200) {
          answer(response, status, 'The signature does not fit.');
          return;
        }
      }
    }
    answer(response, 200, msg);
  }

  #receive(body: Body, response: HttpResponse): void {
    if (body.kind === 'aborted' || response.destroyed) return;
    if (body.kind === 'refused') {
      this.#options.refused(body.status, body.fault);
      // What is left of the body is not read; the connection is of no more use.
      response.setHeader('connection', 'close');
      answer(response, body.status);
      return;
    }
    const { outbox } = this.#options;
    if (outbox.isFull) {
      this.#refuse(503, 'pushQueueFull', { count: outbox.size });
      answer(response, 503);
      return;
    }
    const opened = openPush(body.bytes, this.#secrets);
    if (!opened.ok) {
      this.#options.refused(400, opened.fault);
      answer(response, 400);
      return;
    }
    const envelope = opened.value;
    const fault = SIGNATURE_FAULTS[envelope.signature];
    if (fault !== undefined) {
      const status = this.#options.verify === 'strict' ? 401 : 200;
      this.#refuse(status, fault);
      if (status !== 200) {
        answer(response, status);
        return;
      }
    }
    const batch = this.#toBatch(envelope, body.bytes.length);
    outbox.add(batch);
    this.#options.taken(batch.messages.length);
    answer(response, 200);
  }

  #toBatch({ message, id, signature }: Envelope, bytes: number): Batch {
    const messages: readonly unknown[] = Array.isArray(message) ? message : [message];
    return { messages, offset: 0, bytes, id, signature };
  }

  #refuse(status: number, rule: Fault['rule'], params: Fault['params'] = {}): void {
    this.#options.refused(status, { pointer: '', rule, params });
  }
}

const SIGNATURE_FAULTS: Readonly<Record<Envelope['signature'], Fault['rule'] | undefined>> = {
  valid: undefined,
  unchecked: undefined,
  missing: 'pushSignatureMissing',
  invalid: 'pushSignatureWrong',
};

/** Nothing but the text: the platform compares it with what it sent. */
function answer(response: HttpResponse, status: number, text = ''): void {
  if (response.destroyed || response.headersSent) return;
  const length = Buffer.byteLength(text);
  response.writeHead(status, { 'content-type': 'text/plain', 'content-length': length });
  // A string leaves in one piece with the headers, in one system call (the goal for CPU per push).
  if (length === 0) response.end();
  else response.end(text);
}
