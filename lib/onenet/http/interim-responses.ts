/** Interim responses (1xx) that nobody asked for; a client reads past them (RFC 9110, section 15.2). */

/**
 * undici reads past them too, but for 100 (Continue) and 101: there it ends the connection. So they get another number, in
 * the bytes that came and before undici reads them.
 *
 * @returns for one request; called with each piece of what comes before the head of an answer is complete
 */
export function interimReader(): (piece: Buffer) => void {
  /** What has come so far of the response that is being read; of no more than its status line's beginning and an interim head. */
  let head = '';
  return (piece) => {
    for (let from = 0; from < piece.length;) {
      const known = head.length;
      head += piece.toString('latin1', from, from + LONGEST);
      if (head.length >= STATUS_END && !INTERIM.test(head)) {
        head = head.slice(0, STATUS_END);
        return;
      }
      if (known < STATUS_END && head.length >= STATUS_END) processing(piece, from - known);
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) return;
      from += end + 4 - known;
      head = '';
    }
  };
}

/** Makes it 102 (Processing), as far as the digits are in this piece. */
function processing(piece: Buffer, start: number): void {
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

/** Bytes looked at in one piece; longer heads are refused anyway. */
const LONGEST = 16 * 1024;
