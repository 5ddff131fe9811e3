import assert from 'node:assert/strict';

import { isSimulator, shortHost } from '../../../../lib/contract';
import { PlatformClock } from '../../../../lib/onenet';
import type { NodeAPI } from '../../../../nodes/shared/node-red';
import { createConnection } from '../../../../nodes/shared/platform/connection';
import { loadEditorDefinition } from '../../../support/editor-definition';

const NAMES = ['api.heclouds.com', 'API.HeClouds.COM.', 'localhost', 'localhost.', 'a', '设备.cn'];
const ADDRESSES = ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '::1', '256.1.1.1', '0x7f.1'];
const PORTS = ['', ':80', ':0', ':65536', ':', ':x'];

/** Hosts as people type them: right, odd and wrong. */
const HOSTS: readonly string[] = [
  ...[...NAMES, ...ADDRESSES].flatMap((name) => PORTS.map((port) => name + port)),
  ...['http://', 'https://', 'HTTP://', 'ftp://', 'http:/', 'https:', '//', 'http:\\\\'].flatMap(
    (scheme) => [scheme, `${scheme}a.example`, `${scheme}a.example/prefix/`],
  ),
  ...['', ' ', '\u200b', ' a.example ', '\ta.example\n', 'two words', 'a.example\u200b'],
  ...['http://x\u0001', 'http://x\u202e', 'me@a.example', 'https://me:secret@a.example'],
  ...['a.example?key=1', 'a.example#top', 'a.example/nbiot', 'https://a.example/nbiot/execute'],
  ...[
    'simulator',
    ' Simulator ',
    'https://simulator',
    'simulator:80',
    'https://${HOST}',
    '${A}${B}',
  ],
  ...[
    'a'.repeat(300),
    `https://${'a.'.repeat(200)}example`,
    'x'.repeat(3000),
    'http://[::1',
    '%zz',
  ],
];

describe('hosts of a platform', () => {
  const { host } = loadEditorDefinition('onenet-nbiot-config').defaults;

  it('are more than a hundred', () => {
    assert.ok(new Set(HOSTS).size > 100, String(new Set(HOSTS).size));
  });

  for (const typed of HOSTS) {
    it(`dialog and runtime judge alike: ${JSON.stringify(typed.slice(0, 60))}`, async () => {
      const inDialog = host?.validate?.call({}, typed) === true;
      // Only a name that stands alone means the simulator, which has its own address.
      const inRuntime = isSimulator(typed) || (await isTaken(typed));
      assert.equal(inDialog, inRuntime);
      assert.equal(typeof shortHost(typed), 'string');
    });
  }
});

async function isTaken(host: string): Promise<boolean> {
  const RED = { nodes: { getNode: () => null } } as unknown as NodeAPI;
  const connection = createConnection(RED, {
    settings: { host },
    secrets: { apiKey: 'any-key=' },
    clock: new PlatformClock(),
  });
  if (connection.ok) await connection.value.transport.close();
  return connection.ok;
}
