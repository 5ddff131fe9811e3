import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { Exchange } from '../../../../lib/onenet/http/exchange';
import { StopSignals } from '../../../../lib/onenet/http/stop-signals';

describe('StopSignals', () => {
  const underWay: Exchange[] = [];
  const stopped: string[] = [];
  const shape = { authority: 'here', prefix: '', finish: unexpected };

  function begin(name: string, signal: AbortSignal, ended = () => undefined as unknown): Exchange {
    const request = { method: 'GET', target: name, deadline: 5000 } as const;
    const exchange = new Exchange(request, signal, shape);
    exchange.begin([], unexpected, () => {
      stopped.push(name);
      ended();
    });
    underWay.push(exchange);
    return exchange;
  }

  function unexpected(): never {
    throw new Error('nobody answers here');
  }

  beforeEach(() => {
    underWay.length = 0;
    stopped.length = 0;
  });

  it('gives each signal one listener, however many exchanges have it', () => {
    const signals = new StopSignals(() => underWay);
    const [one, other] = [new AbortController().signal, new AbortController().signal];
    for (const signal of [one, one, other, one, other]) signals.heed(begin('/', signal));
    assert.equal(getEventListeners(one, 'abort').length, 1);
    assert.equal(getEventListeners(other, 'abort').length, 1);
  });

  it('stops what has the signal and is under way, and nothing else', () => {
    const signals = new StopSignals(() => underWay);
    const controller = new AbortController();
    const { signal } = new AbortController();
    for (const name of ['/a', '/b', '/c']) signals.heed(begin(name, controller.signal));
    signals.heed(begin('/other', signal));
    underWay.splice(1, 1);
    controller.abort();
    assert.deepEqual(stopped, ['/a', '/c']);
  });

  it('does not stop what begins while it stops the others', () => {
    const signals = new StopSignals(() => underWay);
    const controller = new AbortController();
    const late = new AbortController();
    signals.heed(begin('/a', controller.signal, () => begin('/late', late.signal)));
    controller.abort();
    assert.deepEqual(stopped, ['/a']);
    assert.equal(underWay.length, 2);
  });
});
