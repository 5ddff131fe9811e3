import assert from 'node:assert/strict';
import { isTokenValid } from '../../../../lib/simulator/behaviours/access';

/** Published in the OneNET documentation, with their keys. */
const PUBLISHED: readonly (readonly [key: string, token: string])[] = [
  [
    'EnW4T71eIE55xOIQMN6pFMKuqel5T5HTzsGJRPiDhlM=',
    'version=2018-10-31&res=products%2F238322%2Fdevices%2Fmqtts-test-device&et=7557387130&method=sha1&sign=Rs0u%2FKnyoK5%2FMuKo5xKa0tW%2BWqY%3D',
  ],
  [
    'l3Vdt0EVyzPFR3kZs2XpQzn5v3Ht2VlvATmXxV0zdak=',
    'version=2018-10-31&res=products%2FEJyXIoGn8p%2Fdevices%2Ftest&et=1596067735&method=md5&sign=KjQ3tFpNOHv6Cm2rLjDV%2FA%3D%3D',
  ],
];

const KEY = 'KuF3NT/jUBJ62LNBB/A8XZA9CqS3Cu79B/ABmfA1UCw=';
const ET = 1_537_255_523;
const NOW = (ET - 1) * 1000;
const BASE = `version=2018-10-31&res=products%2F123123&et=${ET}`;
const SHA256 = `${BASE}&method=sha256&sign=tuFMd8Cc5krZO%2BRiNaW4mad5tauSFq2J89Gd70MXQPI%3D`;

describe('simulator: token', () => {
  for (const [key, token] of [
    ...PUBLISHED,
    [KEY, `${BASE}&method=md5&sign=M3jB6jcSNUuGcvW3dFcrWA%3D%3D`],
    [KEY, `${BASE}&method=sha1&sign=lsaPSiiGvEFFjXu5WU7a6IkScqE%3D`],
    [KEY, SHA256],
    [KEY, SHA256.split('&').reverse().join('&')],
    // The documents show both, and a server that reads it as a query takes both.
    [KEY, SHA256.replaceAll('%2F', '/').replace('%3D', '=')],
  ] as const) {
    it(`is good: ${token}`, () => {
      assert.equal(isTokenValid(token, key, NOW), true);
      assert.equal(isTokenValid(token, 'AAAA', NOW), false);
    });
  }

  it('is over when its time has come', () => {
    assert.equal(isTokenValid(SHA256, KEY, ET * 1000 - 1), true);
    assert.equal(isTokenValid(SHA256, KEY, ET * 1000), false);
  });

  for (const [what, token] of [
    ['nothing', ''],
    ['an api-key', 'onenet=simulator=not=secret='],
    ['a word before it', `Bearer ${SHA256}`],
    ['another resource', SHA256.replace('123123', '123124')],
    ['another time', SHA256.replace(String(ET), String(ET + 1))],
    ['another version', SHA256.replace('2018-10-31', '2022-05-01')],
    ['an unknown version', SHA256.replace('2018-10-31', '2018-10-30')],
    ['another method', SHA256.replace('sha256', 'sha1')],
    ['an unknown method', SHA256.replace('sha256', 'sha512')],
    ['no time', SHA256.replace(`&et=${ET}`, '')],
    ['no number for a time', SHA256.replace(String(ET), 'never')],
    ['no signature', SHA256.replace(/&sign=.*/, '')],
    ['a short signature', SHA256.slice(0, -6)],
    ['a field twice', `${SHA256}&version=2018-10-31`],
    ['a + that is not encoded', SHA256.replace('%2B', '+')],
    ['a broken encoding', SHA256.replace('%2B', '%2')],
    ['a resource of no kind', SHA256.replace('products%2F123123', 'ai-registration')],
    ['a resource without a name', SHA256.replace('products%2F123123', 'products%2F')],
  ] as const) {
    it(`is not good: ${what}`, () => {
      assert.equal(isTokenValid(token, KEY, NOW), false);
    });
  }
});
