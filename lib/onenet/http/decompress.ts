import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { MAX_ANSWER_BYTES } from './limits';

/**
 * Undoes a `Content-Encoding` (RFC 9110, section 8.4). Throws for an encoding that nobody asked for and nobody
 * knows, for data that is broken or cut short, and for what would grow beyond the limit of an answer: it stops
 * right there, so that a few kilobytes cannot fill the memory.
 *
 * Synchronous, since an answer is one mebibyte at most and usually a few dozen bytes, for which a trip through
 * the thread pool takes longer than the work.
 */
export function decompress(body: Buffer, contentEncoding: string): Buffer {
  const encodings = contentEncoding.toLowerCase().split(',').reverse();
  return encodings.reduce((data, encoding) => undo(encoding.trim(), data), body);
}

const LIMIT = { maxOutputLength: MAX_ANSWER_BYTES };

function undo(encoding: string, data: Buffer): Buffer {
  // An answer without a body, such as a redirect, may still name an encoding.
  if (data.length === 0) return data;
  switch (encoding) {
    case '':
    case 'identity':
      return data;
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(data, LIMIT);
    case 'deflate':
      // Some servers leave out the zlib header that the standard asks for; its low four bits are always 8.
      return ((data[0] ?? 0) & 0x0f) === 8 ? inflateSync(data, LIMIT) : inflateRawSync(data, LIMIT);
    case 'br':
      return brotliDecompressSync(data, LIMIT);
    default:
      throw new Error('the content encoding is not gzip, deflate or br');
  }
}
