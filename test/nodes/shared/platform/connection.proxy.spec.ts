import assert from 'node:assert/strict';
import { fail } from '../../../../lib/contract';
import type { NodeAPI } from '../../../../nodes/shared/node-red';
import { readProxyNode, readProxyRules } from '../../../../nodes/shared/platform/connection';
import { loadCoreNodes } from '../../../support/core-nodes';
import { useNodeRed } from '../../../support/flow';

const proxy = (id: string, properties: object): object => ({
  id,
  type: 'http proxy',
  ...properties,
});

describe('readProxyNode', () => {
  useNodeRed();
  let RED: NodeAPI;

  beforeEach(async () => {
    RED = await loadCoreNodes(
      [
        proxy('full', { url: 'http://p.test:3128', noproxy: ['a.test', '.b.test'] }),
        proxy('bare', { url: ' http://p.test:3128 ' }),
        proxy('text', { url: 'http://p.test', noproxy: 'a.test,.b.test' }),
        proxy('blank', { url: '' }),
        { id: 'other', type: 'tls-config', cert: '', key: '', ca: '' },
      ],
      { full: { username: 'me', password: 'secret' } },
    );
  });

  const nobody = { username: '', password: '' };
  const rows: [id: string | undefined, expected: object][] = [
    [undefined, { ok: true, value: undefined }],
    ['', { ok: true, value: undefined }],
    ['_ADD_', { ok: true, value: undefined }],
    [
      'full',
      {
        ok: true,
        value: {
          url: 'http://p.test:3128',
          noProxy: ['a.test', '.b.test'],
          username: 'me',
          password: 'secret',
        },
      },
    ],
    ['bare', { ok: true, value: { url: 'http://p.test:3128', noProxy: [], ...nobody } }],
    [
      'text',
      { ok: true, value: { url: 'http://p.test', noProxy: ['a.test', '.b.test'], ...nobody } },
    ],
    ['blank', fail('', 'proxyNoAddress')],
    ['gone', fail('', 'proxyGone')],
    ['other', fail('', 'proxyGone')],
  ];
  for (const [id, expected] of rows) {
    it(`reads ${id ?? 'undefined'}`, () => {
      assert.deepEqual(readProxyNode(RED, id), expected);
    });
  }
});

describe('readProxyRules', () => {
  const rows: [what: string, api: object, environment: Record<string, string>, expected: object][] =
    [
      ['nothing known', {}, {}, { mode: 'strict' }],
      ['Node-RED 5', { version: () => '5.0.1' }, {}, { mode: 'strict' }],
      ['Node-RED 4', { version: () => '4.1.0-beta.1' }, {}, { mode: 'strict' }],
      ['Node-RED 3', { version: () => '3.1.15' }, {}, { mode: 'legacy' }],
      [
        'settings',
        {
          version: () => '4.1.0',
          settings: { proxyOptions: { mode: 'legacy', excludeNpm: true } },
        },
        {},
        { mode: 'legacy', excludeNpm: true },
      ],
      [
        'an environment before settings',
        { settings: { proxyOptions: { mode: 'legacy' } } },
        { NR_PROXY_MODE: 'strict' },
        { mode: 'strict' },
      ],
      ['an environment', {}, { nr_proxy_mode: 'legacy' }, { mode: 'legacy' }],
      ['nonsense in it', {}, { NR_PROXY_MODE: 'yes' }, { mode: 'strict' }],
    ];
  for (const [what, api, environment, expected] of rows) {
    it(`by ${what}`, () => {
      assert.deepEqual(readProxyRules(api as NodeAPI, environment), expected);
    });
  }
});
