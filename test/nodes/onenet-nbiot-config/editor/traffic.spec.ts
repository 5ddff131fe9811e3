import assert from 'node:assert/strict';

import type { Counts } from '../../../../lib/dispatch';
import { trafficWords } from '../../../../nodes/onenet-nbiot-config/editor/traffic';
import { inLanguage, textOf } from '../../../support/editor-text';

const COUNTS: Counts = {
  inFlight: 0,
  waiting: 0,
  isUnreachable: false,
  sent: 0,
  states: {
    confirmed: 0,
    queued: 0,
    refused: 0,
    unsent: 0,
    unknown: 0,
    expired: 0,
    cancelled: 0,
  },
  callsPerSecond: 0,
  commandsPerSecond: 0,
};

describe('trafficWords', () => {
  const english = textOf('onenet-nbiot-config', 'en-US');
  const words = (counts: Partial<Counts>): readonly string[] =>
    inLanguage('en-US', () => trafficWords({ kind: 'answer', body: { ...COUNTS, ...counts } }));

  it('of a platform that has done nothing yet', () => {
    assert.deepEqual(words({}), ['Now: 0 under way, 0 waiting, 0 calls a second.']);
  });

  it('of one that is at work', () => {
    const states = { ...COUNTS.states, confirmed: 1234, unknown: 2 };
    assert.deepEqual(
      words({ inFlight: 64, waiting: 1200, sent: 1302, callsPerSecond: 299.6, states }),
      [
        `Now: 64 under way, ${(1200).toLocaleString()} waiting, 300 calls a second.`,
        `Since it was deployed: ${(1234).toLocaleString()} confirmed, 2 unknown; calls in all: ${(1302).toLocaleString()}.`,
      ],
    );
  });

  it('with a digit after the point for what is slow', () => {
    const rate = (0.2).toLocaleString();
    assert.ok(words({ callsPerSecond: 0.2 }).join().includes(`${rate} calls a second`));
  });

  it('names every state in both languages', () => {
    const all = Object.keys(COUNTS.states);
    const states = Object.fromEntries(all.map((state, at) => [state, at + 1])) as Counts['states'];
    for (const locale of ['en-US', 'zh-CN'] as const) {
      const text = textOf('onenet-nbiot-config', locale);
      const [, past] = inLanguage(locale, () =>
        trafficWords({ kind: 'answer', body: { ...COUNTS, states } }),
      );
      for (const [at, state] of all.entries()) {
        const word = text(`traffic.${state}`, { count: at + 1 });
        assert.ok(!word.includes('traffic.') && past?.includes(word), `${locale} ${state}`);
      }
    }
  });

  for (const [kind, expected] of [
    ['forbidden', []],
    ['missing', [english('traffic.notRunning')]],
    ['gone', [english('diagnosis.gone')]],
  ] as const) {
    it(`where the answer is ${kind}`, () => {
      assert.deepEqual(
        inLanguage('en-US', () => trafficWords({ kind })),
        expected,
      );
    });
  }

  it('where the answer is something else', () => {
    const shown = inLanguage('en-US', () => trafficWords({ kind: 'answer', body: 'login' }));
    assert.deepEqual(shown, [english('diagnosis.gone')]);
  });
});
