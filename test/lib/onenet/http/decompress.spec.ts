import assert from 'node:assert/strict';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { decompress } from '../../../../lib/onenet/http/decompress';
import { MAX_ANSWER_BYTES } from '../../../../lib/onenet/http/limits';

const TEXT = Buffer.from('{"errno":0,"error":"succ","data":"数据"}');
const BOMB = Buffer.alloc(64 * MAX_ANSWER_BYTES);

const readable: [encoding: string, data: Buffer][] = [
  ['gzip', gzipSync(TEXT)],
  ['GZIP', gzipSync(TEXT)],
  ['x-gzip', gzipSync(TEXT)],
  ['deflate', deflateSync(TEXT)],
  ['deflate', deflateRawSync(TEXT)],
  ['br', brotliCompressSync(TEXT)],
  ['identity', TEXT],
  ['gzip, br', brotliCompressSync(gzipSync(TEXT))],
  [' gzip ', gzipSync(TEXT)],
];

const unreadable: [what: string, encoding: string, data: Buffer][] = [
  ['no gzip at all', 'gzip', TEXT],
  ['half a gzip', 'gzip', gzipSync(TEXT).subarray(0, -10)],
  ['half a deflate', 'deflate', deflateSync(TEXT).subarray(0, -6)],
  ['half a brotli', 'br', brotliCompressSync(TEXT).subarray(0, -4)],
  ['an unknown encoding', 'zstd', TEXT],
];

const bombs: [encoding: string, data: Buffer][] = [
  ['gzip', gzipSync(BOMB)],
  ['deflate', deflateSync(BOMB)],
  ['deflate', deflateRawSync(BOMB)],
  ['br', brotliCompressSync(BOMB)],
  ['gzip, gzip', gzipSync(gzipSync(BOMB))],
];

describe('decompress', () => {
  for (const [encoding, data] of readable) {
    it(`undoes ${encoding} (${data.length} bytes)`, () => {
      assert.deepEqual(decompress(data, encoding), TEXT);
    });
  }

  it('takes an empty body for what it is, whatever its encoding', () => {
    assert.equal(decompress(Buffer.alloc(0), 'gzip').length, 0);
  });

  for (const [what, encoding, data] of unreadable) {
    it(`refuses ${what}`, () => {
      assert.throws(() => decompress(data, encoding));
    });
  }

  for (const [encoding, data] of bombs) {
    it(`stops ${encoding} of ${data.length} bytes that would fill the memory`, () => {
      assert.throws(() => decompress(data, encoding), { code: 'ERR_BUFFER_TOO_LARGE' });
    });
  }

  it('reads what is as large as an answer may be', () => {
    const largest = Buffer.alloc(MAX_ANSWER_BYTES, 'x');
    assert.equal(decompress(gzipSync(largest), 'gzip').length, MAX_ANSWER_BYTES);
  });
});
