/**
 * Several still WebP pictures of one size as one that moves.
 *
 * Source: WebP Container Specification, "Extended file format" and "Animation". Chromium makes stills only, and what it made
 * is put into another container, not encoded again.
 */

/** @typedef {{ still: Buffer, ms: number }} Frame `ms` is how long it is shown */

/**
 * @param {readonly Frame[]} frames
 * @param {{ width: number, height: number }} size of each, in pixels
 * @returns {Buffer} shown again and again
 */
export function animate(frames, { width, height }) {
  const header = Buffer.alloc(10);
  header[0] = ANIMATION | ALPHA;
  header.writeUIntLE(width - 1, 4, 3);
  header.writeUIntLE(height - 1, 7, 3);
  // A transparent background, and 0 for no end.
  const animation = Buffer.alloc(6);
  const chunks = [
    chunk('VP8X', header),
    chunk('ANIM', animation),
    ...frames.map(({ still, ms }) => {
      const place = Buffer.alloc(16);
      place.writeUIntLE(width - 1, 6, 3);
      place.writeUIntLE(height - 1, 9, 3);
      place.writeUIntLE(ms, 12, 3);
      place[15] = DO_NOT_BLEND;
      return chunk('ANMF', Buffer.concat([place, ...imageChunks(still)]));
    }),
  ];
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]));
}

const ANIMATION = 0x02;
const ALPHA = 0x10;
const DO_NOT_BLEND = 0x02;

/** The parts of a still that hold its pixels, without their frame. @param {Buffer} still */
function imageChunks(still) {
  const found = [];
  for (let at = 12; at < still.length;) {
    const name = still.toString('latin1', at, at + 4);
    const size = still.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (['ALPH', 'VP8 ', 'VP8L'].includes(name)) found.push(still.subarray(at, end));
    at = end;
  }
  return found;
}

/** @param {string} name four letters @param {Buffer} content padded to an even size */
function chunk(name, content) {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}
