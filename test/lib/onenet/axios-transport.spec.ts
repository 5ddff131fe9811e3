import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { setImmediate as turnOver } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { LocalCode } from '../../../lib/contract';
import type { Transport } from '../../../lib/onenet';
import {
  answer,
  hang,
  httpAnswer,
  reset,
  SUCCESS,
  writeAndEnd,
  writeAndHang,
} from '../../support/behaviours';
import type { Behaviour, MisbehavingServer } from '../../support/misbehaving-server';
import {
  assertFails,
  CANARY_KEY,
  send,
  transportTo,
  useTransport,
} from '../../support/transport-to';

const MEBIBYTE = 1024 * 1024;

const CONTINUE = Buffer.from('HTTP/1.1 100 Continue\r\n\r\n');

/** Each byte in a packet of its own. */
async function writeBytes(socket: Socket, bytes: Buffer): Promise<void> {
  for (const byte of bytes) {
    socket.write(Buffer.from([byte]));
    await turnOver();
  }
}

describe('createAxiosTransport', () => {
  let server: MisbehavingServer;
  let transport: Transport;

  useTransport(answer(), (...opened) => {
    [server, transport] = opened;
  });

  describe('a request', () => {
    it('goes to its target with its body and the headers that the platform wants', async () => {
      const body = '{"data":[{"res_id":5750,"val":"灯"}]}';
      await send(transport, { target: '/nbiot?imei=86&mode=1', body });
      const [request] = server.received;
      assert.ok(request);
      assert.equal(request.method, 'POST');
      assert.equal(request.target, '/nbiot?imei=86&mode=1');
      assert.equal(request.body, body);
      assert.deepEqual(request.headers, {
        host: `127.0.0.1:${server.port}`,
        connection: 'keep-alive',
        'api-key': CANARY_KEY,
        'user-agent': 'node-red-onenet-nbiot',
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
      });
    });

    it('is said to be sent once a connection stands, and not before', async () => {
      const sent: string[] = [];
      const { signal } = new AbortController();
      const request = { method: 'POST', target: '/nbiot', body: '{}', deadline: 5000 } as const;
      await transport(request, { signal, onSent: () => void sent.push('answered') });
      await server.close();
      await assert.rejects(
        transport(request, { signal, onSent: () => void sent.push('refused') }),
        { code: 'ONENET_UNREACHABLE' },
      );
      assert.deepEqual(sent, ['answered']);
    });

    it('goes below the prefix of the base URL', async () => {
      const prefixed = transportTo(`${server.url}/gateway/v1/`);
      await send(prefixed, { target: '/nbiot?imei=1' });
      await prefixed.close();
      assert.equal(server.received[0]?.target, '/gateway/v1/nbiot?imei=1');
    });

    it('without a body names no type and no length of one', async () => {
      await transport(
        { method: 'GET', target: '/nbiot?imei=1', deadline: 5000 },
        { signal: new AbortController().signal },
      );
      const [request] = server.received;
      assert.ok(request);
      assert.equal(request.method, 'GET');
      assert.equal(request.headers['content-type'], undefined);
      assert.equal(request.headers['content-length'], undefined);
    });

    it('may be a PUT without a body', async () => {
      await transport(
        { method: 'PUT', target: '/nbiot/offline/cancel/1', deadline: 5000 },
        { signal: new AbortController().signal },
      );
      const [request] = server.received;
      assert.ok(request);
      assert.equal(request.method, 'PUT');
      assert.equal(request.headers['content-length'], '0');
    });

    it('that is no HTTP is not sent', async () => {
      await assertFails(send(transport, { target: '/nbiot imei' }), 'ONENET_INVALID');
      assert.equal(server.received.length, 0);
      assert.deepEqual(await send(transport), { status: 200, body: SUCCESS });
    });
  });

  const good: [what: string, behave: Behaviour, reply: object][] = [
    ['as text', answer(), { status: 200, body: SUCCESS }],
    ['that is broken JSON as it is', answer('{"errno":'), { status: 200, body: '{"errno":' }],
    ['that is HTML as it is', answer('<html></html>'), { status: 200, body: '<html></html>' }],
    ['with status 500', answer(SUCCESS, { status: 500 }), { status: 500, body: SUCCESS }],
    ['without a body', writeAndEnd('HTTP/1.1 204 No Content\r\n\r\n'), { status: 204, body: '' }],
    ['of unstated length', writeAndEnd('HTTP/1.0 200 OK\r\n\r\n{}'), { status: 200, body: '{}' }],
    [
      'in chunks',
      writeAndHang(
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{"a\r\n4\r\n":1}\r\n0\r\n\r\n',
      ),
      { status: 200, body: '{"a":1}' },
    ],
    [
      'after an interim one',
      writeAndHang(
        Buffer.concat([
          Buffer.from('HTTP/1.1 102 Processing\r\nRetry-After: 9\r\n\r\n'),
          httpAnswer('{}'),
        ]),
      ),
      { status: 200, body: '{}' },
    ],
    [
      'after an unasked 100 Continue',
      writeAndHang(Buffer.concat([CONTINUE, httpAnswer('{}')])),
      { status: 200, body: '{}' },
    ],
    [
      'after several interim ones with headers',
      writeAndHang(
        Buffer.concat([
          CONTINUE,
          Buffer.from('HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n'),
          Buffer.from('HTTP/1.1 100 Continue\r\nServer: x\r\n\r\n'),
          httpAnswer('{}'),
        ]),
      ),
      { status: 200, body: '{}' },
    ],
    [
      'after 100 Continue in single bytes',
      (socket) => void writeBytes(socket, Buffer.concat([CONTINUE, httpAnswer('{}')])),
      { status: 200, body: '{}' },
    ],
    [
      'after a 101 that nobody asked for',
      writeAndHang(
        Buffer.concat([
          Buffer.from('HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
          httpAnswer('{}'),
        ]),
      ),
      { status: 200, body: '{}' },
    ],
    [
      'whose body looks like an interim one',
      (socket) => {
        const body = 'HTTP/1.1 100 Continue\r\n\r\n';
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`, () => {
          setImmediate(() => socket.write(body));
        });
      },
      { status: 200, body: 'HTTP/1.1 100 Continue\r\n\r\n' },
    ],
    ...['UTF-8', 'none', 'identity', 'gzip', 'deflate', 'br', 'zstd'].map(
      (encoding): [string, Behaviour, object] => [
        `that is plain and says it is encoded with ${encoding}`,
        answer(SUCCESS, { headers: [`Content-Encoding: ${encoding}`] }),
        { status: 200, body: SUCCESS },
      ],
    ),
    [
      'in the character set that it names',
      answer(Buffer.from('{"error":"\xb3\xc9\xb9\xa6"}', 'latin1'), {
        headers: ['Content-Type: application/json; charset=GBK'],
      }),
      { status: 200, body: '{"error":"成功"}' },
    ],
    [
      'compressed with gzip',
      answer(gzipSync(SUCCESS), { headers: ['Content-Encoding: gzip'] }),
      { status: 200, body: SUCCESS },
    ],
    [
      'compressed with deflate',
      answer(deflateSync(SUCCESS), { headers: ['Content-Encoding: deflate'] }),
      { status: 200, body: SUCCESS },
    ],
    [
      'compressed with brotli',
      answer(brotliCompressSync(SUCCESS), { headers: ['Content-Encoding: br'] }),
      { status: 200, body: SUCCESS },
    ],
    [
      'with a time to come back',
      answer('', { status: 429, headers: ['Retry-After: 3'] }),
      { status: 429, body: '', retryAfter: 3 },
    ],
    [
      'that redirects, without following it',
      answer('', { status: 302, headers: ['Location: /elsewhere'] }),
      { status: 302, body: '', location: '/elsewhere' },
    ],
    ['of one mebibyte', answer('x'.repeat(MEBIBYTE)), { status: 200, body: 'x'.repeat(MEBIBYTE) }],
  ];

  describe('brings an answer', () => {
    for (const [what, behave, reply] of good) {
      it(what, async () => {
        server.behave = behave;
        assert.deepEqual(await send(transport), reply);
        assert.equal(server.received.length, 1);
      });
    }

    it('after an unasked 100 Continue on a connection that is used again', async () => {
      server.behave = writeAndHang(Buffer.concat([CONTINUE, httpAnswer('{}')]));
      for (let sent = 0; sent < 3; sent += 1) {
        assert.deepEqual(await send(transport), { status: 200, body: '{}' });
      }
      assert.equal(server.accepted, 1);
    });
  });

  const bad: [what: string, behave: Behaviour, code: LocalCode][] = [
    ['the connection is reset', reset, 'ONENET_CONNECTION_LOST'],
    ['the connection ends without an answer', writeAndEnd(''), 'ONENET_CONNECTION_LOST'],
    [
      'the connection ends within the headers',
      writeAndEnd('HTTP/1.1 200 OK\r\nContent-Le'),
      'ONENET_CONNECTION_LOST',
    ],
    [
      'the connection ends within the body',
      writeAndEnd(httpAnswer(SUCCESS).subarray(0, -5)),
      'ONENET_CONNECTION_LOST',
    ],
    [
      'the connection ends within a body that was to be the last',
      writeAndEnd('HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\n{"e'),
      'ONENET_CONNECTION_LOST',
    ],
    [
      'the connection ends within a chunk',
      writeAndEnd('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{"er'),
      'ONENET_CONNECTION_LOST',
    ],
    [
      'the connection ends within the last chunk',
      writeAndEnd(
        'HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{"er',
      ),
      'ONENET_CONNECTION_LOST',
    ],
    [
      'the connection is reset within the body',
      (socket) => {
        socket.write(httpAnswer(SUCCESS).subarray(0, -5), () => socket.resetAndDestroy());
      },
      'ONENET_CONNECTION_LOST',
    ],
    ['the answer is not HTTP', writeAndHang('SSH-2.0-OpenSSH_9.0\r\n'), 'ONENET_BAD_ANSWER'],
    [
      'the answer is the request again, key and all',
      (socket, request) => socket.write(request.raw),
      'ONENET_BAD_ANSWER',
    ],
    [
      'a header of the answer is broken, with the request in it',
      (socket, { raw }) => socket.write(`HTTP/1.1 200 OK\r\n${raw}`),
      'ONENET_BAD_ANSWER',
    ],
    [
      'the headers have no end',
      writeAndHang(`HTTP/1.1 200 OK\r\n${'X-Header: 0123456789\r\n'.repeat(2000)}`),
      'ONENET_BAD_ANSWER',
    ],
    [
      'an interim head has no end',
      writeAndHang(`HTTP/1.1 103 Early Hints\r\n${'X-Header: 0123456789\r\n'.repeat(2000)}`),
      'ONENET_BAD_ANSWER',
    ],
    [
      'the trailers have no end',
      writeAndHang(
        `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n${'a: 0123456789\r\n'.repeat(2000)}`,
      ),
      'ONENET_BAD_ANSWER',
    ],
    [
      'it has a thousand headers',
      answer(SUCCESS, { headers: Array.from({ length: 1000 }, (_, i) => `a${i}: b`) }),
      'ONENET_BAD_ANSWER',
    ],
    ['the answer has 8 MiB', answer('x'.repeat(8 * MEBIBYTE)), 'ONENET_BAD_ANSWER'],
    [
      'the answer never ends',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        const more = (gone?: Error | null) => {
          if (!gone) socket.write('x'.repeat(65_536), more);
        };
        more();
      },
      'ONENET_BAD_ANSWER',
    ],
    [
      'the answer is a bomb',
      answer(gzipSync(Buffer.alloc(64 * MEBIBYTE)), { headers: ['Content-Encoding: gzip'] }),
      'ONENET_BAD_ANSWER',
    ],
    [
      'it is compressed twice',
      answer(gzipSync(gzipSync(SUCCESS)), { headers: ['Content-Encoding: gzip, gzip'] }),
      'ONENET_BAD_ANSWER',
    ],
    [
      'it has two equal lengths',
      writeAndHang(`HTTP/1.1 200 OK\r\nContent-Length: 24\r\nContent-Length: 24\r\n\r\n${SUCCESS}`),
      'ONENET_BAD_ANSWER',
    ],
    [
      'it has a length and chunks',
      writeAndHang(
        'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
      ),
      'ONENET_BAD_ANSWER',
    ],
    [
      'its compression is broken',
      answer(gzipSync(SUCCESS).subarray(0, -10), { headers: ['Content-Encoding: gzip'] }),
      'ONENET_BAD_ANSWER',
    ],
    [
      'its compression is unknown',
      answer(Buffer.from('28b52ffd2001010000', 'hex'), { headers: ['Content-Encoding: zstd'] }),
      'ONENET_BAD_ANSWER',
    ],
  ];

  describe('fails', () => {
    for (const [what, behave, code] of bad) {
      it(`with ${code} if ${what}, and goes on afterwards`, async () => {
        server.behave = behave;
        await assertFails(send(transport), code);
        assert.equal(server.received.length, 1, 'what was sent is never sent again');
        server.behave = answer();
        assert.deepEqual(await send(transport), { status: 200, body: SUCCESS });
      });
    }

    it('with the status of an answer that cannot be read', async () => {
      server.behave = answer(gzipSync(SUCCESS).subarray(0, -10), {
        status: 502,
        headers: ['Content-Encoding: gzip'],
      });
      const error = await assertFails(send(transport), 'ONENET_BAD_ANSWER', /compression/);
      assert.equal(error.httpStatus, 502);
    });

    it('with words for an answer that is too large, compressed or not', async () => {
      server.behave = answer('x'.repeat(2 * MEBIBYTE));
      await assertFails(send(transport), 'ONENET_BAD_ANSWER', /larger than 1 MiB/);
      server.behave = answer(gzipSync('x'.repeat(2 * MEBIBYTE)), {
        headers: ['Content-Encoding: gzip'],
      });
      await assertFails(send(transport), 'ONENET_BAD_ANSWER', /larger than 1 MiB/);
    });
  });

  it('says what contradicts itself in an answer with two lengths', async () => {
    server.behave = writeAndHang(
      `HTTP/1.1 200 OK\r\nContent-Length: 24\r\nContent-Length: 24\r\n\r\n${SUCCESS}`,
    );
    await assertFails(send(transport), 'ONENET_BAD_ANSWER', /about its length \(Content-Length\)/);
  });

  const silent: [what: string, behave: Behaviour][] = [
    ['no answer comes', hang],
    ['the answer stops within its headers', writeAndHang('HTTP/1.1 200 OK\r\nServer: ')],
    ['the answer stops within its body', writeAndHang(httpAnswer(SUCCESS).subarray(0, -3))],
  ];

  describe('at its deadline', () => {
    for (const [what, behave] of silent) {
      it(`fails with ONENET_NO_ANSWER if ${what}, and closes the connection`, async () => {
        server.behave = behave;
        const failure = await assertFails(send(transport, { deadline: 60 }), 'ONENET_NO_ANSWER');
        assert.match(failure.message, new RegExp(`127\\.0\\.0\\.1:${server.port} within 0\\.06 s`));
        await server.until(({ sockets }) => sockets.size === 0);
        server.behave = answer();
        assert.deepEqual(await send(transport), { status: 200, body: SUCCESS });
      });
    }

    it('spares the answers that came before it', async () => {
      await send(transport, { deadline: 40 });
      server.behave = hang;
      await assertFails(send(transport, { deadline: 80 }), 'ONENET_NO_ANSWER', /0\.08 s/);
    });
  });
});
