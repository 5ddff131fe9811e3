import assert from 'node:assert/strict';

import { withPageLink } from '../../../../nodes/onenet-nbiot-config/editor/connection-test';

describe('withPageLink', () => {
  const page = 'http://127.0.0.1:35601';
  const sentence = `All right: ${page}`;

  it('has the address as a part of its own', () => {
    const parts = withPageLink(`${sentence}.`, page, 'localhost');
    assert.deepEqual(parts, ['All right: ', { address: page }, '.']);
  });

  const rows: readonly [what: string, page: string | undefined, hostname: string][] = [
    ['no address', undefined, '127.0.0.1'],
    ['an editor on another computer', page, 'nodered.example'],
    ['an address that is not in the sentence', 'http://127.0.0.1:1', '127.0.0.1'],
    ['what is no address of the simulator', 'javascript:alert(1)', '127.0.0.1'],
  ];
  for (const [what, address, hostname] of rows) {
    it(`leaves the sentence as it is: ${what}`, () => {
      assert.deepEqual(withPageLink(sentence, address, hostname), [sentence]);
    });
  }
});
