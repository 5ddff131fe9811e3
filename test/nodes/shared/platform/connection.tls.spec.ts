import assert from 'node:assert/strict';
import { fail } from '../../../../lib/contract';
import type { NodeAPI } from '../../../../nodes/shared/node-red';
import { readTlsNode } from '../../../../nodes/shared/platform/connection';
import { loadCoreNodes } from '../../../support/core-nodes';
import { useNodeRed } from '../../../support/flow';
import { PRIVATE, tlsPath } from '../../../support/tls-fixture';

const tls = (id: string, properties: object): object => ({
  id,
  type: 'tls-config',
  ...{ cert: '', key: '', ca: '', verifyservercert: true, ...properties },
});

describe('readTlsNode', () => {
  useNodeRed();
  let RED: NodeAPI;

  beforeEach(async () => {
    RED = await loadCoreNodes(
      [
        tls('files', {
          cert: tlsPath('client-cert.pem'),
          key: tlsPath('client-key.pem'),
          ca: tlsPath('ca.pem'),
        }),
        tls('uploads', { servername: ' other.test ' }),
        tls('blank', {}),
        tls('any', { verifyservercert: false }),
        tls('alpn', { alpnprotocol: 'http/1.1' }),
        tls('http2', { alpnprotocol: 'h2' }),
        tls('no-file', { ca: tlsPath('not-there.pem') }),
        tls('no-key', { cert: tlsPath('client-cert.pem') }),
        { id: 'other', type: 'http proxy', url: 'http://p.test' },
      ],
      {
        files: { passphrase: 'open sesame' },
        uploads: {
          certdata: PRIVATE.client.cert,
          keydata: PRIVATE.client.key,
          cadata: PRIVATE.ca,
        },
      },
    );
  });

  const { cert, key } = PRIVATE.client;
  const verified = { rejectUnauthorized: true };
  const rows: [id: string | undefined, expected: object][] = [
    [undefined, { ok: true, value: undefined }],
    ['', { ok: true, value: undefined }],
    ['_ADD_', { ok: true, value: undefined }],
    [
      'files',
      {
        ok: true,
        value: {
          cert: Buffer.from(cert),
          key: Buffer.from(key),
          ca: Buffer.from(PRIVATE.ca),
          passphrase: 'open sesame',
          ...verified,
        },
      },
    ],
    [
      'uploads',
      {
        ok: true,
        value: { cert, key, ca: PRIVATE.ca, servername: 'other.test', ...verified },
      },
    ],
    ['blank', { ok: true, value: verified }],
    ['any', { ok: true, value: { rejectUnauthorized: false } }],
    ['alpn', { ok: true, value: verified }],
    ['http2', fail('', 'tlsAlpn')],
    ['no-file', fail('', 'tlsUnusable')],
    ['no-key', fail('', 'tlsUnusable')],
    ['gone', fail('', 'tlsGone')],
    ['other', fail('', 'tlsGone')],
  ];
  for (const [id, expected] of rows) {
    it(`reads ${id ?? 'undefined'}`, () => {
      assert.deepEqual(readTlsNode(RED, id), expected);
    });
  }
});
