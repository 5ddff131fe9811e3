import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { DEFAULT_IMEIS, startSimulator, type Simulator } from '../../../../lib/simulator';
import { call, SUCC, target } from '../call';

const WRITE = target('/nbiot', DEFAULT_IMEIS.reachable, { obj_id: 3341, obj_inst_id: 0, mode: 2 });
const TOO_LARGE = '{"errno":5,"error":"request entity too large"}';

/** A write whose body has so many bytes. */
function bodyOf(bytes: number, character = 'a'): string {
  const empty = Buffer.byteLength('{"data":[{"res_id":5527,"val":""}]}');
  const count = (bytes - empty) / Buffer.byteLength(character);
  return `{"data":[{"res_id":5527,"val":"${character.repeat(count)}"}]}`;
}

describe('simulator: body size', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());

  for (const [what, body, answer] of [
    ['2048 bytes', bodyOf(2048), SUCC],
    ['2049 bytes', bodyOf(2049), TOO_LARGE],
    ['2048 bytes in 706 characters', bodyOf(2048, '灯'), SUCC],
    ['2051 bytes in 707 characters', bodyOf(2051, '灯'), TOO_LARGE],
    ['500 kB', bodyOf(500_000), TOO_LARGE],
    ['too many bytes that are no JSON either', 'x'.repeat(2049), TOO_LARGE],
  ] as const) {
    it(`${what}: ${answer}`, async () => {
      assert.equal((await call(simulator, 'POST', WRITE, body)).text, answer);
    });
  }

  it('counts a body that comes in many pieces, with no length told before', async () => {
    const socket = connect(Number(new URL(simulator.url).port), '127.0.0.1');
    socket.write(
      `POST ${WRITE} HTTP/1.1\r\nHost: localhost\r\napi-key: ${simulator.apiKey}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    for (let piece = 0; piece < 21; piece += 1) socket.write(`64\r\n${'a'.repeat(100)}\r\n`);
    socket.end('0\r\n\r\n');
    assert.match(await readAll(socket), /request entity too large/);
  });

  it('stops listening to a body without end, answers and hangs up', async () => {
    const socket = connect(Number(new URL(simulator.url).port), '127.0.0.1');
    socket.write(
      `POST ${WRITE} HTTP/1.1\r\nHost: localhost\r\napi-key: ${simulator.apiKey}\r\nContent-Length: 100000000\r\n\r\n`,
    );
    socket.write('a'.repeat(1_100_000));
    const answer = await readAll(socket);
    assert.match(answer, /^HTTP\/1\.1 200 /);
    assert.match(answer, /connection: close/i);
    assert.ok(answer.endsWith(TOO_LARGE), answer);
  });

  async function readAll(socket: ReturnType<typeof connect>): Promise<string> {
    let text = '';
    socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    await once(socket, 'close');
    return text;
  }
});
