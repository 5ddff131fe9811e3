/** An answer: its bytes as they arrive, and the body as text, with one content coding and the character set undone. */

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

/** Bytes of a head, or of trailers, at most; Node's own client has the same limit. */
const LONGEST = 16 * 1024;

/**
 * The bytes of the answer to one request, looked at and put right before undici reads the same buffer, as far as two things
 * go that undici does not do:
 *
 * - Interim responses (1xx) that nobody asked for are read past, as a client has to (RFC 9110, section 15.2). At 100
 *   (Continue) and 101 undici ends the connection, so they get another number. All of them together are no longer than
 *   one head may be.
 * - A head that is too large is cut off, and so are trailers (RFC 9112, section 7.1.2), by zeros in their place. undici
 *   would make an error of each header beyond its limit, ten thousand of them in one turn of the event loop.
 */
export class AnswerBytes {
  isTooLarge = false;
  #part: 'head' | 'chunks' | 'trailers' | 'rest' = 'head';
  /** What has come so far of the head that is being read, or of a line with the size of a chunk. */
  #text = '';
  /** Bytes that are still to come of a chunk. */
  #left = 0;
  /** Bytes of interim responses. */
  #interim = 0;
  #trailers = 0;

  read(piece: Buffer): void {
    let at = 0;
    if (this.#part === 'head') at = this.#readHead(piece);
    if (this.#part === 'chunks') at = this.#readChunks(piece, at);
    if (this.#part === 'trailers') {
      this.#trailers += piece.length - at;
      if (this.#trailers > LONGEST) this.#cutOff(piece, at);
    }
  }

  /** @returns where the body begins in the piece, if it does */
  #readHead(piece: Buffer): number {
    for (let from = 0; from < piece.length;) {
      if (this.#interim > LONGEST) {
        this.#cutOff(piece, from);
        this.#part = 'rest';
        return piece.length;
      }
      const known = this.#text.length;
      const stop = piece.indexOf(HEAD_END, from);
      const looked = stop === -1 ? LONGEST : Math.min(stop - from + HEAD_END.length, LONGEST);
      this.#text += piece.toString('latin1', from, from + looked);
      const isInterim = INTERIM.test(this.#text);
      if (known < STATUS_END && isInterim) markProcessing(piece, from - known);
      const end = this.#text.indexOf(HEAD_END, Math.max(0, known - HEAD_END.length + 1));
      if (end === -1 ? this.#text.length >= LONGEST : end + HEAD_END.length > LONGEST) {
        // What does not begin like HTTP is refused as that.
        if (this.#text.startsWith('HTTP/')) this.#cutOff(piece, from);
        this.#part = 'rest';
        return piece.length;
      }
      if (end === -1) return piece.length;
      from += end + HEAD_END.length - known;
      if (!isInterim) {
        this.#part = CHUNKED.test(this.#text.slice(0, end)) ? 'chunks' : 'rest';
        this.#text = '';
        return from;
      }
      this.#text = '';
      this.#interim += end + HEAD_END.length;
    }
    return piece.length;
  }

  /** @returns where the trailers begin in the piece, if they do */
  #readChunks(piece: Buffer, from: number): number {
    let at = from;
    while (at < piece.length) {
      const skipped = Math.min(this.#left, piece.length - at);
      this.#left -= skipped;
      at += skipped;
      if (at === piece.length) break;
      const end = piece.indexOf(LINE_FEED, at);
      const line = piece.subarray(at, end === -1 ? piece.length : end);
      if (this.#text.length < LONGEST_SIZE) this.#text += line.toString('latin1', 0, LONGEST_SIZE);
      if (end === -1) break;
      at = end + 1;
      const size = parseInt(this.#text, 16);
      this.#text = '';
      if (size > 0) {
        this.#left = size + 2;
      } else {
        this.#part = size === 0 ? 'trailers' : 'rest';
        return at;
      }
    }
    return piece.length;
  }

  #cutOff(piece: Buffer, from: number): void {
    this.isTooLarge = true;
    piece.fill(0, from);
  }
}

/** Makes it 102 (Processing), as far as the digits are in this piece. */
function markProcessing(piece: Buffer, start: number): void {
  for (const [at, digit] of [
    [STATUS_END - 2, '0'],
    [STATUS_END - 1, '2'],
  ] as const) {
    if (start + at >= 0) piece.write(digit, start + at, 'latin1');
  }
}

/** Up to and with the status in `HTTP/1.1 100`. */
const STATUS_END = 12;
const INTERIM = /^HTTP\/1\.\d 1\d\d/;
const HEAD_END = '\r\n\r\n';
const CHUNKED = /\r\ntransfer-encoding:[^\r\n]*chunked/i;
const LINE_FEED = 0x0a;

/** Digits of the size of a chunk that are looked at. */
const LONGEST_SIZE = 16;
