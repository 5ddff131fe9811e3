import assert from 'node:assert/strict';
import { pointedSentence } from '../../../../lib/contract';
import { PlatformClock } from '../../../../lib/onenet';
import {
  readAccess,
  readConnectionSettings,
  readDialect,
  type AccessSecrets,
  type ConnectionSettings,
} from '../../../../nodes/shared/platform/settings';

const KEYS = { apiKey: 'Canary=Wh14v1c', accessKey: 'CanaryAccessKey=' };
const TOKEN = { auth: 'token', tokenRes: 'products/1' };

const read = (settings: ConnectionSettings, secrets: AccessSecrets = KEYS) =>
  readAccess(settings, secrets, new PlatformClock());

/** The header of a request, by its parts. */
function headerOf(settings: ConnectionSettings): Record<string, string> {
  const access = read(settings);
  assert.ok(access.ok);
  const [name = '', value = ''] = access.value.credential.headers(0);
  if (name === 'api-key') return { [name]: value };
  return Object.fromEntries(new URLSearchParams(value));
}

describe('readAccess', () => {
  it('takes the api-key of the central platform where the flow names nothing', () => {
    assert.deepEqual(headerOf({}), { 'api-key': KEYS.apiKey });
  });

  const tokens: readonly [settings: ConnectionSettings, version: string, method: string][] = [
    [{}, '2018-10-31', 'sha256'],
    [{ host: 'openapi.heclouds.com' }, '2020-05-29', 'sha256'],
    [{ host: 'iot-api.heclouds.com', tokenVersion: 'auto' }, '2022-05-01', 'sha256'],
    [{ dialect: 'new', tokenMethod: 'md5' }, '2022-05-01', 'md5'],
    [{ dialect: 'studio', tokenVersion: '2018-10-31', tokenMethod: 'sha1' }, '2018-10-31', 'sha1'],
  ];
  for (const [settings, version, method] of tokens) {
    it(`signs a token for ${JSON.stringify(settings)}`, () => {
      const { sign, ...rest } = headerOf({ ...TOKEN, ...settings });
      assert.deepEqual(rest, { version, res: 'products/1', et: '86400', method });
      assert.ok(sign);
    });
  }

  const problems: readonly [ConnectionSettings, AccessSecrets, RegExp][] = [
    [{}, {}, /^no api-key; enter/],
    [{}, { accessKey: KEYS.accessKey }, /^no api-key; enter/],
    [TOKEN, {}, /^no access key; enter/],
    [TOKEN, { apiKey: KEYS.apiKey }, /^no access key; enter/],
    [TOKEN, { accessKey: KEYS.apiKey }, /not base64/],
    [{ auth: 'token' }, KEYS, /names no resource/],
    [{ ...TOKEN, tokenMethod: 'sha512' }, KEYS, /md5, sha1 or sha256/],
    [{ ...TOKEN, tokenVersion: '2019-01-01' }, KEYS, /auto, 2018-10-31, .* "2019-01-01"/],
    [{ ...TOKEN, tokenVersion: '${VERSION}' }, KEYS, /2020-05-29 or 2022-05-01/],
    [{ ...TOKEN, dialect: 'modern' }, KEYS, /auto, classic, studio or new/],
    [{ auth: 'basic' }, KEYS, /api-key or token/],
  ];
  for (const [settings, secrets, problem] of problems) {
    it(`refuses ${JSON.stringify(settings)} with ${Object.keys(secrets).join() || 'no key'}`, () => {
      const access = read(settings, secrets);
      assert.ok(!access.ok);
      const text = pointedSentence(access.fault, 'en-US');
      assert.match(text, problem);
      assert.doesNotMatch(text, /Canary/);
    });
  }
});

describe('readDialect', () => {
  for (const [settings, dialect] of [
    [{}, 'classic'],
    [{ dialect: '' }, 'classic'],
    [{ host: 'openapi.heclouds.com', dialect: 'auto' }, 'studio'],
    [{ host: 'openapi.heclouds.com', dialect: 'classic' }, 'classic'],
    [{ host: 'https://gateway.example', dialect: ' new ' }, 'new'],
    [{ dialect: 'other' }, undefined],
  ] as const) {
    it(`${JSON.stringify(settings)}: ${String(dialect)}`, () => {
      const read = readDialect(readConnectionSettings(settings));
      assert.equal(read.ok ? read.value : undefined, dialect);
    });
  }
});
