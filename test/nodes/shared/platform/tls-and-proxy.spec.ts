import assert from 'node:assert/strict';
import type { NodeAPI } from '../../../../nodes/shared/node-red';
import { readTlsNode } from '../../../../nodes/shared/platform/tls-and-proxy';
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

  const missing = 'the chosen TLS configuration is not there; choose it again, or enable it';
  const broken = 'the chosen TLS configuration cannot be used; check its files and certificates';
  const { cert, key } = PRIVATE.client;
  const verified = { rejectUnauthorized: true };
  const rows: [id: string | undefined, expected: object][] = [
    [undefined, { kind: 'none' }],
    ['', { kind: 'none' }],
    ['_ADD_', { kind: 'none' }],
    [
      'files',
      {
        kind: 'tls',
        tls: {
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
        kind: 'tls',
        tls: { cert, key, ca: PRIVATE.ca, servername: 'other.test', ...verified },
      },
    ],
    ['blank', { kind: 'tls', tls: verified }],
    ['any', { kind: 'tls', tls: { rejectUnauthorized: false } }],
    ['alpn', { kind: 'tls', tls: verified }],
    [
      'http2',
      {
        kind: 'problem',
        problem: 'the chosen TLS configuration asks for another protocol than http/1.1 (ALPN)',
      },
    ],
    ['no-file', { kind: 'problem', problem: broken }],
    ['no-key', { kind: 'problem', problem: broken }],
    ['gone', { kind: 'problem', problem: missing }],
    ['other', { kind: 'problem', problem: missing }],
  ];
  for (const [id, expected] of rows) {
    it(`reads ${id ?? 'undefined'}`, () => {
      assert.deepEqual(readTlsNode(RED, id), expected);
    });
  }
});
