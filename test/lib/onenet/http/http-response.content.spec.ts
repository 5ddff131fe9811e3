import assert from 'node:assert/strict';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import {
  decodeContent,
  decodeText,
  MAX_ANSWER_BYTES,
} from '../../../../lib/onenet/http/http-response';

const TEXT = Buffer.from('{"errno":0,"error":"succ","data":"数据"}');
const BOMB = Buffer.alloc(64 * MAX_ANSWER_BYTES);

const readable: [encoding: string, data: Buffer][] = [
  ['gzip', gzipSync(TEXT)],
  ['GZIP', gzipSync(TEXT)],
  ['x-gzip', gzipSync(TEXT)],
  ['deflate', deflateSync(TEXT)],
  ['deflate', deflateRawSync(TEXT)],
  ['br', brotliCompressSync(TEXT)],
  [' gzip ', gzipSync(TEXT)],
  ['identity, gzip', gzipSync(TEXT)],
  ['UTF-8, gzip', gzipSync(TEXT)],
  ['identity', TEXT],
  ['none', TEXT],
  ['UTF-8', TEXT],
  ['utf8, none', TEXT],
  ['gzip', TEXT],
  ['deflate', TEXT],
  ['br', TEXT],
  ['zstd', TEXT],
];

const unreadable: [what: string, encoding: string, data: Buffer, rule: string][] = [
  ['half a gzip', 'gzip', gzipSync(TEXT).subarray(0, -10), 'answerCoding'],
  ['half a deflate', 'deflate', deflateSync(TEXT).subarray(0, -6), 'answerCoding'],
  ['half a brotli', 'br', brotliCompressSync(TEXT).subarray(0, -4), 'answerCoding'],
  ['an unknown encoding', 'zstd', Buffer.from('28b52ffd2001010000', 'hex'), 'answerCoding'],
  ['two codings', 'gzip, br', brotliCompressSync(gzipSync(TEXT)), 'answerCodings'],
  ['the same twice', 'gzip,gzip', gzipSync(gzipSync(TEXT)), 'answerCodings'],
  ['three thousand codings', 'gzip,'.repeat(3000), gzipSync(TEXT), 'answerCodings'],
];

const bombs: [encoding: string, data: Buffer][] = [
  ['gzip', gzipSync(BOMB)],
  ['deflate', deflateSync(BOMB)],
  ['deflate', deflateRawSync(BOMB)],
  ['br', brotliCompressSync(BOMB)],
];

async function ruleOf(data: Buffer, encoding: string): Promise<string> {
  const content = await decodeContent(data, encoding);
  assert.ok(!content.ok);
  return content.fault.rule;
}

describe('decodeContent', () => {
  for (const [encoding, data] of readable) {
    it(`reads ${encoding} (${data.length} bytes)`, async () => {
      assert.deepEqual(await decodeContent(data, encoding), { ok: true, value: TEXT });
    });
  }

  it('takes an empty body for what it is, whatever its encoding', async () => {
    const empty = Buffer.alloc(0);
    assert.deepEqual(await decodeContent(empty, 'gzip'), { ok: true, value: empty });
  });

  for (const [what, encoding, data, rule] of unreadable) {
    it(`refuses ${what}`, async () => {
      assert.equal(await ruleOf(data, encoding), rule);
    });
  }

  for (const [encoding, data] of bombs) {
    it(`stops ${encoding} of ${data.length} bytes that would fill the memory`, async () => {
      assert.equal(await ruleOf(data, encoding), 'answerTooLarge');
    });
  }

  it('reads what is as large as an answer may be', async () => {
    const largest = Buffer.alloc(MAX_ANSWER_BYTES, 'x');
    const content = await decodeContent(gzipSync(largest), 'gzip');
    assert.ok(content.ok);
    assert.equal(content.value.length, MAX_ANSWER_BYTES);
  });
});

describe('decodeText', () => {
  const rows: [contentType: string, hex: string, text: string][] = [
    ['', 'e68890', '成'],
    ['application/json', 'e68890', '成'],
    ['application/json; charset=utf-8', 'e68890', '成'],
    ['application/json; charset="UTF8"', 'e68890', '成'],
    ['text/html;charset=GBK', 'b3c9', '成'],
    ['text/html; Charset="gb2312"', 'b3c9', '成'],
    [
      'text/html; version=1; charset=gb18030',
      '8139ef30',
      new TextDecoder('gb18030').decode(Buffer.from('8139ef30', 'hex')),
    ],
    ['text/html; charset=big5', 'a6a8', '成'],
    ['text/html; charset=utf-16le', '1062', '成'],
    // The default of many servers says nothing about what they write.
    ['application/json;charset=ISO-8859-1', 'e68890', '成'],
    ['application/json;charset=us-ascii', 'e68890', '成'],
    ['application/json;charset=nonsense', 'e68890', '成'],
    ['application/json;charset=shift_jis', 'e68890', '成'],
    ['application/json', 'b3c9', '成'],
    ['application/json;charset=utf-8', 'b3c9', '成'],
    ['application/json;charset=', 'e68890', '成'],
    ['', 'efbbbf7b7d', '{}'],
    ['application/json;charset=utf8', 'efbbbf7b7d', '{}'],
    ['application/json;charset=utf-16le', 'fffe7b007d00', '{}'],
  ];
  for (const [contentType, hex, text] of rows) {
    it(`reads ${hex} of ${contentType || 'no type'}`, () => {
      assert.equal(decodeText(Buffer.from(hex, 'hex'), contentType), text);
    });
  }
});
