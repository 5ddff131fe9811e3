import type { IncomingHttpHeaders } from 'node:http';
import { ok } from '../../contract';
import { OneNetError } from '../errors';
import { faultOf } from './errors';
import { MAX_HEADERS } from './limits';
import { decodeContent, decodeText } from './content';

/** An answer as the platform gave it, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  /** Decompressed and decoded. */
  readonly body: string;
}

/** An answer while it arrives. */
export class HttpResponse {
  /** The body, with room for more at the end: a body in a million pieces must not become a million buffers. */
  #bytes: Buffer = EMPTY;
  #length = 0;

  constructor(
    readonly status: number,
    readonly headers: IncomingHttpHeaders,
  ) {}

  /** Appends a piece of the body; undici limits the size of the whole. */
  push(piece: Buffer): void {
    const length = this.#length + piece.length;
    if (length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(length, 2 * this.#bytes.length));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    piece.copy(this.#bytes, this.#length);
    this.#length = length;
  }

  /** Throws a OneNetError `ONENET_BAD_ANSWER` if the body cannot be read. */
  async read(): Promise<HttpAnswer> {
    const { status, headers } = this;
    if (Object.keys(headers).length > MAX_HEADERS) {
      const fault = faultOf('answerHeadersTooLarge');
      throw new OneNetError('ONENET_BAD_ANSWER', fault, { httpStatus: status });
    }
    const bytes = this.#bytes.subarray(0, this.#length);
    const encoding = valueOf(headers['content-encoding']);
    const content = encoding === '' ? ok(bytes) : await decodeContent(bytes, encoding);
    if (!content.ok) {
      throw new OneNetError('ONENET_BAD_ANSWER', content.fault, { httpStatus: status });
    }
    return { status, headers, body: decodeText(content.value, valueOf(headers['content-type'])) };
  }
}

const EMPTY = Buffer.alloc(0);

/** A header that came several times counts as a list. */
function valueOf(header: string | string[] | undefined): string {
  return header === undefined ? '' : String(header);
}
