import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Exchange } from '../../../../lib/onenet/http/exchange';

const SHAPE = { authority: 'here', prefix: '/base', finish: (reply: object) => reply as never };
const REQUEST = { method: 'POST', target: '/nbiot?imei=1', body: '{}', deadline: 5000 } as const;

function unexpected(): never {
  throw new Error('it is not sent here');
}

describe('Exchange', () => {
  const { signal } = new AbortController();

  it('asks below the address of the platform', () => {
    assert.equal(new Exchange(REQUEST, signal, SHAPE).path, '/base/nbiot?imei=1');
  });

  it('does not show the key to whatever prints it', () => {
    const exchange = new Exchange(REQUEST, signal, SHAPE);
    exchange.begin(['api-key', 'Canary'], unexpected, unexpected);
    assert.deepEqual(exchange.headers, ['api-key', 'Canary']);
    const shown = inspect({ config: { data: exchange } }, { depth: 12, showHidden: true });
    assert.doesNotMatch(shown + JSON.stringify(exchange), /Canary/);
  });

  it('ends once, with the answer as it is to be handed over', () => {
    const ends: unknown[] = [];
    const finish = (reply: object) => ({ ...reply, body: 'changed' }) as never;
    const exchange = new Exchange(REQUEST, signal, { ...SHAPE, finish });
    exchange.begin(
      [],
      (reply) => ends.push(reply),
      (error) => ends.push(error),
    );
    exchange.succeed({ status: 200, body: '{}' });
    exchange.stop();
    exchange.expire();
    assert.deepEqual(ends, [{ status: 200, body: 'changed' }]);
  });
});
