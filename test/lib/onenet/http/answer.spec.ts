import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { Answer } from '../../../../lib/onenet/http/answer';
import type { WireReply } from '../../../../lib/onenet';
import { knownFields } from '../../../support/known-fields';

function read(status: number, headers: string[], ...pieces: (string | Buffer)[]): WireReply {
  const rawHeaders = headers.flatMap((line) => line.split(': ').map((part) => Buffer.from(part)));
  const answer = new Answer(status, rawHeaders);
  for (const piece of pieces) answer.push(Buffer.from(piece));
  return knownFields(answer.read());
}

describe('Answer', () => {
  it('keeps status and body, and knows nothing that is not there', () => {
    assert.deepEqual(read(200, ['Server: nginx'], '{}'), { status: 200, body: '{}' });
  });

  it('has an empty body if none came', () => {
    assert.deepEqual(read(204, []), { status: 204, body: '' });
  });

  it('joins a character that came in two pieces', () => {
    const bytes = Buffer.from('{"error":"成功"}');
    const reply = read(200, [], bytes.subarray(0, 11), bytes.subarray(11));
    assert.equal(reply.body, '{"error":"成功"}');
  });

  it('drops a byte order mark', () => {
    assert.equal(read(200, [], '\ufeff{}').body, '{}');
  });

  it('decompresses a body in pieces, header names in any case', () => {
    const bytes = gzipSync('{"errno":0}');
    const reply = read(200, ['CONTENT-Encoding: gzip'], bytes.subarray(0, 7), bytes.subarray(7));
    assert.equal(reply.body, '{"errno":0}');
  });

  it('adds up encodings that stand in two headers', () => {
    const headers = ['content-encoding: gzip', 'content-encoding: gzip'];
    assert.equal(read(200, headers, gzipSync(gzipSync('{}'))).body, '{}');
  });

  it('tells when to come back', () => {
    assert.deepEqual(read(503, ['Retry-After: 30']), { status: 503, body: '', retryAfter: 30 });
  });

  it('ignores a time to come back that says nothing', () => {
    assert.deepEqual(read(503, ['Retry-After: later']), { status: 503, body: '' });
  });

  it('tells where a redirect points, and only a redirect', () => {
    const headers = ['Location: https://elsewhere.example/'];
    const location = 'https://elsewhere.example/';
    assert.deepEqual(read(302, headers), { status: 302, body: '', location });
    assert.deepEqual(read(201, headers), { status: 201, body: '' });
  });

  it('is not misled by headers with names as long as those', () => {
    const headers = ['x-locate: gzip', 'retry-befor: 1', 'content-encodimg: br'];
    assert.deepEqual(read(302, headers, '{}'), { status: 302, body: '{}' });
  });
});
