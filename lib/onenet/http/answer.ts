import type { WireReply } from '../wire';
import { decompress } from './decompress';
import { parseHttpDate } from './http-date';
import { parseRetryAfter } from './retry-after';

/** An answer while it arrives: its status, the few headers that matter, and the pieces of its body. */
export class Answer {
  readonly status: number;
  #contentEncoding = '';
  #retryAfter: string | undefined;
  #location: string | undefined;
  #date: number | undefined;
  readonly #pieces: Buffer[] = [];

  /** @param rawHeaders names and values in turn, as undici hands them over */
  constructor(status: number, rawHeaders: readonly Buffer[]) {
    this.status = status;
    for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
      const name = rawHeaders[at];
      const value = rawHeaders[at + 1];
      // The length alone rules out nearly every header, without making a string of its name.
      if (name !== undefined && value !== undefined && RELEVANT_LENGTHS.has(name.length)) {
        this.#readHeader(name.toString('latin1').toLowerCase(), value.toString('latin1'));
      }
    }
  }

  /** A piece of the body; the limit of its size is the connection's affair. */
  push(piece: Buffer): void {
    this.#pieces.push(piece);
  }

  /** The whole answer, once everything is there. Throws if its compression is broken. */
  read(): WireReply {
    return {
      status: this.status,
      body: this.#readBody(),
      date: this.#date,
      retryAfter: this.#readRetryAfter(),
      location: this.#location,
    };
  }

  /** A moment is meant by the server's clock, which this computer's may not agree with. */
  #readRetryAfter(): number | undefined {
    if (this.#retryAfter === undefined) return undefined;
    return parseRetryAfter(this.#retryAfter, this.#date ?? Date.now());
  }

  #readHeader(name: string, value: string): void {
    if (name === CONTENT_ENCODING) {
      this.#contentEncoding += this.#contentEncoding === '' ? value : `,${value}`;
    } else if (name === DATE) {
      this.#date = parseHttpDate(value);
    } else if (name === RETRY_AFTER) {
      this.#retryAfter = value;
    } else if (name === LOCATION && this.status >= 300 && this.status < 400) {
      this.#location = value;
    }
  }

  #readBody(): string {
    const [first, ...more] = this.#pieces;
    if (first === undefined) return '';
    const whole = more.length === 0 ? first : Buffer.concat(this.#pieces);
    const plain = this.#contentEncoding === '' ? whole : decompress(whole, this.#contentEncoding);
    const text = plain.toString('utf8');
    return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
  }
}

const CONTENT_ENCODING = 'content-encoding';
const RETRY_AFTER = 'retry-after';
const LOCATION = 'location';
const DATE = 'date';
const RELEVANT_LENGTHS = new Set(
  [CONTENT_ENCODING, RETRY_AFTER, LOCATION, DATE].map((name) => name.length),
);
const BYTE_ORDER_MARK = 0xfeff;
