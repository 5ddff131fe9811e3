/** The bytes of an answer, looked at and put right before undici reads the same buffer. */

/** Bytes of a head, or of trailers, at most; Node's own client has the same limit. */
const LONGEST = 16 * 1024;

/**
 * The answer to one request, as far as two things go that undici does not do:
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
