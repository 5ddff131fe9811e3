import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

import { DIAGNOSTICS_CHANNEL, publish } from '../../../lib/onenet/diagnostics';

describe('diagnostics', () => {
  it('reach a subscriber', () => {
    const seen: unknown[] = [];
    const listener = (event: unknown): void => {
      seen.push(event);
    };
    subscribe(DIAGNOSTICS_CHANNEL, listener);
    publish(() => ({ event: 'verdict', rule: 'number' }));
    unsubscribe(DIAGNOSTICS_CHANNEL, listener);
    assert.deepEqual(seen, [{ event: 'verdict', rule: 'number' }]);
  });

  it('are not even made without one', () => {
    publish(() => assert.fail('made'));
  });
});
