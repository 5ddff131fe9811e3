import assert from 'node:assert/strict';
import {
  formatToken,
  signToken,
  type TokenMethod,
} from '../../../../lib/onenet/credentials/credential';

/** From the OneNET documentation: security authentication, MQTT devices, MQTT.fx. */
const KEYS = {
  auth: 'KuF3NT/jUBJ62LNBB/A8XZA9CqS3Cu79B/ABmfA1UCw=',
  mqtts: 'EnW4T71eIE55xOIQMN6pFMKuqel5T5HTzsGJRPiDhlM=',
  mqttfx: 'l3Vdt0EVyzPFR3kZs2XpQzn5v3Ht2VlvATmXxV0zdak=',
} as const;

type Row = [
  key: keyof typeof KEYS,
  res: string,
  et: number,
  method: TokenMethod,
  encodedRes: string,
  encodedSign: string,
];

const PUBLISHED: readonly Row[] = [
  [
    'auth',
    'ai-registration',
    1595385530,
    'sha1',
    'ai-registration',
    '5ydHlfsQ%2BOLvcGWieEDkLBOXQs8%3D',
  ],
  [
    'mqtts',
    'products/238322/devices/mqtts-test-device',
    7557387130,
    'sha1',
    'products%2F238322%2Fdevices%2Fmqtts-test-device',
    'Rs0u%2FKnyoK5%2FMuKo5xKa0tW%2BWqY%3D',
  ],
  [
    'mqttfx',
    'products/EJyXIoGn8p/devices/test',
    1596067735,
    'md5',
    'products%2FEJyXIoGn8p%2Fdevices%2Ftest',
    'KjQ3tFpNOHv6Cm2rLjDV%2FA%3D%3D',
  ],
];

/** Worked out by hand with another implementation of HMAC, since no sample with sha256 is published. */
const COMPUTED: readonly Row[] = (
  [
    ['md5', 'M3jB6jcSNUuGcvW3dFcrWA%3D%3D'],
    ['sha1', 'lsaPSiiGvEFFjXu5WU7a6IkScqE%3D'],
    ['sha256', 'tuFMd8Cc5krZO%2BRiNaW4mad5tauSFq2J89Gd70MXQPI%3D'],
  ] as const
).map(([method, sign]) => [
  'auth',
  'products/123123',
  1537255523,
  method,
  'products%2F123123',
  sign,
]);

describe('signToken', () => {
  for (const [key, res, et, method, encodedRes, encodedSign] of [...PUBLISHED, ...COMPUTED]) {
    it(`signs ${res} with ${method} as documented`, () => {
      const claims = { res, et, method, version: '2018-10-31' };
      const sign = signToken(Buffer.from(KEYS[key], 'base64'), claims);
      assert.equal(
        formatToken(claims, sign),
        `version=2018-10-31&res=${encodedRes}&et=${et}&method=${method}&sign=${encodedSign}`,
      );
    });
  }

  it('covers every value', () => {
    const key = Buffer.from(KEYS.auth, 'base64');
    const claims = { res: 'userid/1', et: 1, method: 'sha256', version: '2022-05-01' } as const;
    const signs = [
      claims,
      { ...claims, res: 'userid/2' },
      { ...claims, et: 2 },
      { ...claims, method: 'sha1' as const },
      { ...claims, version: '2020-05-29' },
    ].map((each) => signToken(key, each));
    assert.equal(new Set(signs).size, 5);
  });
});
