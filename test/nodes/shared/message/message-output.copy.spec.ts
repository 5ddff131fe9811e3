import assert from 'node:assert/strict';
import { dropUncopyable } from '../../../../nodes/shared/message/message-output';

describe('what cannot be copied of a message', () => {
  const sparse: unknown[] = [];
  sparse[4e9] = 1;

  it('is an endless array at any depth, under any name', () => {
    const shared = { sparse };
    const msg = { _msgid: 'a', payload: 1, topic: 'b', data: [shared], again: { deep: [shared] } };
    dropUncopyable(msg);
    assert.deepEqual(msg, {
      _msgid: 'a',
      payload: 1,
      topic: 'b',
      data: undefined,
      again: undefined,
    });
  });

  it('is what throws when it is looked at', () => {
    const payload = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error('no keys');
        },
      },
    );
    const msg = { payload, req: payload };
    dropUncopyable(msg);
    assert.equal(msg.payload, undefined);
    assert.equal(msg.req, payload);
  });

  it('is nothing of other messages, those that lead back into themselves among them', () => {
    const payload: Record<string, unknown> = { bytes: new Uint8Array(8), list: [1, [2]] };
    payload.self = payload;
    const msg = { payload };
    dropUncopyable(msg);
    assert.equal(msg.payload, payload);
  });
});
