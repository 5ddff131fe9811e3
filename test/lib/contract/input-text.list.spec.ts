import assert from 'node:assert/strict';

import { splitList } from '../../../lib/contract';

describe('splitList', () => {
  for (const [list, parts] of [
    ['', []],
    [' , ', []],
    ['data', ['data']],
    ['data, online;result other', ['data', 'online', 'result', 'other']],
    ['data，online；\nresult', ['data', 'online', 'result']],
  ] as const) {
    it(JSON.stringify(list), () => {
      assert.deepEqual(splitList(list), parts);
    });
  }
});
