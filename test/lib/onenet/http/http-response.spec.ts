import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { HttpResponse } from '../../../../lib/onenet/http/http-response';

type Headers = Record<string, string | string[]>;

async function bodyOf(headers: Headers, ...pieces: (string | Buffer)[]): Promise<string> {
  const response = new HttpResponse(200, headers);
  for (const piece of pieces) response.push(Buffer.from(piece));
  return (await response.read()).body;
}

describe('HttpResponse', () => {
  it('keeps status, headers and body', async () => {
    const response = new HttpResponse(500, { server: 'nginx' });
    response.push(Buffer.from('{}'));
    const expected = { status: 500, headers: { server: 'nginx' }, body: '{}' };
    assert.deepEqual(await response.read(), expected);
  });

  it('has an empty body if none came', async () => {
    assert.equal(await bodyOf({}), '');
  });

  it('joins a character that came in two pieces', async () => {
    const bytes = Buffer.from('{"error":"成功"}');
    assert.equal(await bodyOf({}, bytes.subarray(0, 11), bytes.subarray(11)), '{"error":"成功"}');
  });

  it('joins pieces of any size', async () => {
    const text = Array.from({ length: 3000 }, (_, i) => `${i},`);
    assert.equal(await bodyOf({}, ...text), text.join(''));
  });

  it('decompresses a body in pieces', async () => {
    const bytes = gzipSync('{"errno":0}');
    const headers = { 'content-encoding': 'gzip' };
    assert.equal(await bodyOf(headers, bytes.subarray(0, 7), bytes.subarray(7)), '{"errno":0}');
  });

  it('adds up encodings that stand in two headers', async () => {
    const headers = { 'content-encoding': ['gzip', 'gzip'] };
    await assert.rejects(bodyOf(headers, gzipSync(gzipSync('{}'))), {
      code: 'ONENET_BAD_ANSWER',
      message: /more than once/,
      httpStatus: 200,
    });
  });

  it('reads the character set from the content type', async () => {
    const headers = { 'content-type': 'application/json;charset=gb2312' };
    assert.equal(await bodyOf(headers, Buffer.from('b3c9b9a6', 'hex')), '成功');
  });
});
