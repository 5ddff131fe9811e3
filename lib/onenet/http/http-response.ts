/** An answer: its body while it arrives, and the bytes as text, with one content coding and the character set undone. */

import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { TextDecoder } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, type InputType } from 'node:zlib';
import { fail, faultOf, ok, type Result } from '../../contract';
import { OneNetError } from '../errors';

/**
 * Bytes of an answer, before and after its compression is undone. The largest that OneNET gives to what this package asks
 * are a page of 6,000 data points (some 100 bytes each) and a page of 100 devices (some 1,000 bytes each).
 */
export const MAX_ANSWER_MIB = 1;
export const MAX_ANSWER_BYTES = MAX_ANSWER_MIB * 1024 * 1024;

/** Headers of an answer. axios takes a time for them that grows with the square. */
const MAX_HEADERS = 100;

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

/**
 * Undoes at most one coding (RFC 9110, section 8.4). Servers and gateways name codings that they have not applied, and
 * things that are none (`UTF-8`, `none`): a body that is text is then taken as it is.
 *
 * Not on the thread of the event loop, and no further than the limit of an answer: a few kilobytes may hold gigabytes.
 *
 * @param encoding the header `Content-Encoding`
 */
export async function decodeContent(body: Buffer, encoding: string): Promise<Result<Buffer>> {
  const names = encoding.split(',').map((name) => name.trim().toLowerCase());
  const [coding, ...more] = names.filter((name) => CODINGS.has(name));
  if (more.length > 0) return fail('', 'answerCodings');
  // An answer without a body, such as a redirect, may still name a coding.
  if (body.length === 0) return ok(body);
  try {
    if (coding !== undefined) return ok(await undo(coding, body));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      return fail('', 'answerTooLarge', { limit: MAX_ANSWER_MIB });
    }
  }
  return isText(body) ? ok(body) : fail('', 'answerCoding');
}

/**
 * The text in its character set. JSON is UTF-8 (RFC 8259, section 8.1), but some gateways in China answer in GBK, and not
 * all of them say so.
 *
 * @param contentType the header `Content-Type`
 */
export function decodeText(body: Buffer, contentType: string): string {
  const charset = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType)?.[1];
  const decoder = charset === undefined ? undefined : decoderFor(charset);
  if (decoder !== undefined) return decoder.decode(body);
  // What is no UTF-8 is most likely China's encoding. To replace a million broken characters would hold up the event loop.
  if (!isUtf8(body)) return new TextDecoder('gb18030').decode(body);
  const text = body.toString('utf8');
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

/**
 * For the character sets that are met in China. Others count as UTF-8: servers name their default (often ISO-8859-1)
 * whatever they write.
 */
function decoderFor(charset: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    const decoder = new TextDecoder(charset);
    return /^(?:gb|big5|utf-16)/.test(decoder.encoding) ? decoder : undefined;
  } catch {
    return undefined;
  }
}

const CODINGS = new Set(['gzip', 'x-gzip', 'deflate', 'br']);
const BYTE_ORDER_MARK = 0xfeff;

const LIMIT = { maxOutputLength: MAX_ANSWER_BYTES };

function undo(coding: string, body: Buffer): Promise<Buffer> {
  if (coding === 'br') return run(brotliDecompress, body);
  if (coding !== 'deflate') return run(gunzip, body);
  // Some servers leave out the zlib header that the standard asks for; its low four bits are always 8.
  return run(((body[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw, body);
}

type Decompress = (
  data: InputType,
  options: typeof LIMIT,
  done: (error: Error | null, result: Buffer) => void,
) => void;

function run(decompress: Decompress, body: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    decompress(body, LIMIT, (error, result) => {
      if (error === null) resolve(result);
      else reject(error);
    });
  });
}

/** Whether these may be the bytes of a text: control characters, of which what is compressed has many, are not among them. */
function isText(body: Buffer): boolean {
  return body.subarray(0, LOOKED_AT).every((byte) => byte >= 0x20 || WHITE_SPACE.has(byte));
}

const LOOKED_AT = 4096;
const WHITE_SPACE = new Set([0x09, 0x0a, 0x0c, 0x0d]);
