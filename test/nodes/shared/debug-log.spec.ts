import assert from 'node:assert/strict';
import diagnostics from 'node:diagnostics_channel';
import { mock, type Mock } from 'node:test';
import { after, before, describe, it } from 'mocha';
import { failed, OneNetError, publish, write } from '../../../lib/onenet';
import { isDebugging, ruleOf, withRule } from '../../../nodes/shared/debug-log';
import type { NodeAPI } from '../../../nodes/shared/node-red';

function nodeRed(level: string): { RED: NodeAPI; lines: string[] } {
  const lines: string[] = [];
  const log = {
    debug: (text: string) => lines.push(`debug ${text}`),
    trace: (text: string) => lines.push(`trace ${text}`),
  };
  const RED = { settings: { logging: { console: { level } } }, log };
  return { RED: RED as unknown as NodeAPI, lines };
}

describe('why things happen, in the log', () => {
  let subscribe: Mock<typeof diagnostics.subscribe>;
  before(() => {
    subscribe = mock.method(diagnostics, 'subscribe');
  });
  // In Node-RED the listener stays as long as the process; here other specs come after.
  after(() => {
    for (const call of subscribe.mock.calls) diagnostics.unsubscribe(...call.arguments);
    subscribe.mock.restore();
  });

  it('is said at the levels debug and trace, and at no other', () => {
    for (const [level, expected] of [
      ['info', false],
      ['warn', false],
      ['debug', true],
      ['trace', true],
    ] as const) {
      assert.equal(isDebugging(nodeRed(level).RED), expected, level);
    }
    assert.equal(isDebugging({ settings: {} } as unknown as NodeAPI), false);
  });

  it('tells which rule chose the state of an answer', () => {
    isDebugging(nodeRed('debug').RED);
    const body = '{"errno":5106,"error":"unsuccess: NOT_FOUND 1"}';
    const outcome = withRule(() => write.decode({ status: 200, body }));
    assert.match(ruleOf(outcome), /rule sub-code.*state refused.*errno 5106/);
  });

  it('names the fault of what never left', () => {
    const fault = { pointer: '', rule: 'noPlatform', params: {} } as const;
    assert.equal(ruleOf(failed(new OneNetError('ONENET_CONFIG', fault))), 'noPlatform');
    const within = { pointer: '', rule: 'platformFault', params: { problem: fault } } as const;
    assert.equal(ruleOf(failed(new OneNetError('ONENET_CONFIG', within))), 'noPlatform');
  });

  it('shows no text of the platform raw', () => {
    const body = JSON.stringify({ errno: 99, error: `a\n[error] forged${'x'.repeat(10_000)}` });
    const outcome = withRule(() => {
      const decoded = write.decode({ status: 200, body });
      publish(() => ({ event: 'verdict', rule: 'a\nb', error: 'x'.repeat(10_000) }));
      return decoded;
    });
    assert.doesNotMatch(ruleOf(outcome), /\p{Cc}/u);
    assert.ok(ruleOf(outcome).length < 500);
  });
});
