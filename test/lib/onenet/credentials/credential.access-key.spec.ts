import assert from 'node:assert/strict';
import { decodeAccessKey } from '../../../../lib/onenet/credentials/credential';

describe('decodeAccessKey', () => {
  for (const [text, bytes] of [
    ['KuF3NT/jUBJ62LNBB/A8XZA9CqS3Cu79B/ABmfA1UCw=', 32],
    ['KuF3NT/jUBJ62LNBB/A8XZA9CqS3Cu79B/ABmfA1UCw', 32],
    ['AA==', 1],
    ['AA', 1],
    ['+/+/', 3],
  ] as const) {
    it(`takes ${text} for ${bytes} bytes`, () => {
      assert.equal(decodeAccessKey(text)?.length, bytes);
    });
  }

  it('gives the same bytes without the padding', () => {
    assert.deepEqual(decodeAccessKey('AQI='), decodeAccessKey('AQI'));
  });

  for (const text of ['', '=', 'A', 'AAAAA', 'AA A', 'AA-_', '键', 'AAAA===', 'A=AA', 'AAAA\n']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.equal(decodeAccessKey(text), undefined);
    });
  }
});
