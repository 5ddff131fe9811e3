import assert from 'node:assert/strict';
import { DeviceIds } from '../../../lib/onenet';

describe('DeviceIds', () => {
  it('remembers, and forgets what is not so any more', () => {
    const ids = new DeviceIds();
    assert.equal(ids.get('8'), undefined);
    ids.set('8', '2016617');
    assert.equal(ids.get('8'), '2016617');
    ids.set('8', '2016618');
    assert.equal(ids.get('8'), '2016618');
    ids.delete('8');
    assert.equal(ids.get('8'), undefined);
  });

  it('is bounded, and keeps what is asked for', () => {
    const ids = new DeviceIds(2);
    ids.set('1', 'a');
    ids.set('2', 'b');
    assert.equal(ids.get('1'), 'a');
    ids.set('3', 'c');
    assert.deepEqual(
      ['1', '2', '3'].map((imei) => ids.get(imei)),
      ['a', undefined, 'c'],
    );
  });
});
