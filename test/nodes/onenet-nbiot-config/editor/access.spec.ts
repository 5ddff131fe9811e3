import assert from 'node:assert/strict';

import {
  type AccessFields,
  accessHints,
  type AccessHints,
} from '../../../../nodes/onenet-nbiot-config/editor/access';
import { STORED } from '../../../../nodes/shared/editor/platform-field';

const BASE: AccessFields = {
  host: 'https://api.heclouds.com',
  auth: 'api-key',
  dialect: 'auto',
  apiKey: STORED,
  accessKey: '',
};

describe('accessHints', () => {
  const rows: readonly [
    what: string,
    fields: Partial<AccessFields>,
    hints: Partial<AccessHints>,
  ][] = [
    ['a platform with its key', {}, {}],
    ['a platform without a key', { apiKey: '' }, { noKey: true }],
    ['a key in the clear', { host: 'http://api.zj.cmcconenet.com' }, { plainHttp: true }],
    ['the simulator', { host: ' Simulator', apiKey: '' }, { simulator: true }],
    [
      'the simulator with a token in the dialect of the new platform',
      { host: 'simulator', auth: 'token', dialect: 'new' },
      { simulator: true, isToken: true, dialect: 'new' },
    ],
    [
      'the new OneNET with an api-key',
      { host: 'iot-api.heclouds.com' },
      { wantsToken: 'new', dialect: 'new' },
    ],
    [
      // One thing at a time: a key of the other kind would not help.
      'Studio without a key',
      { host: 'https://openapi.heclouds.com', apiKey: '' },
      { wantsToken: 'studio', dialect: 'studio' },
    ],
    [
      'a gateway that somebody says is new',
      { host: 'https://gateway', dialect: 'new' },
      { wantsToken: 'new', dialect: 'new' },
    ],
    ['a token without its key', { auth: 'token' }, { isToken: true, noAccessKey: true }],
    ['a token with a stored key', { auth: 'token', accessKey: STORED }, { isToken: true }],
    ['a token with a key', { auth: 'token', accessKey: 'AAAAAAA=' }, { isToken: true }],
    [
      'a token with a key without its padding',
      { auth: 'token', accessKey: 'AAAAAAA' },
      { isToken: true },
    ],
    ['a key from the environment', { auth: 'token', accessKey: '${KEY}' }, { isToken: true }],
    [
      'an api-key in the place of an access key',
      { auth: 'token', accessKey: 'Wh=14v1c' },
      { isToken: true, oddAccessKey: true },
    ],
    [
      'a token for the new OneNET',
      { auth: 'token', accessKey: STORED, host: 'iot-api.heclouds.com' },
      { isToken: true, dialect: 'new' },
    ],
    [
      'a complete token in the place of a key',
      { apiKey: 'version=2018-10-31&res=products%2F1&et=1&method=md5&sign=a' },
      { keyIsToken: true },
    ],
    [
      'a complete token in another order',
      { apiKey: 'sign=a&version=2018-10-31&res=products%2F1&et=1&method=md5' },
      { keyIsToken: true },
    ],
    ['the host as it was', { storedHost: 'api.heclouds.com/' }, {}],
    ['another host with the stored key', { storedHost: 'a.example' }, { keyMoves: true }],
    [
      'another path with the stored key',
      { storedHost: 'https://api.heclouds.com/gateway' },
      { keyMoves: true },
    ],
    ['another host with a key of its own', { storedHost: 'a.example', apiKey: 'new=' }, {}],
    [
      'another host with the stored access key',
      { storedHost: 'a.example', auth: 'token', accessKey: STORED },
      { isToken: true, keyMoves: true },
    ],
  ];
  const NOTHING: AccessHints = {
    simulator: false,
    plainHttp: false,
    wantsToken: undefined,
    noKey: false,
    noAccessKey: false,
    oddAccessKey: false,
    keyIsToken: false,
    keyMoves: false,
    isToken: false,
    dialect: 'classic',
  };
  for (const [what, fields, hints] of rows) {
    it(what, () => {
      assert.deepEqual(accessHints({ ...BASE, ...fields }), { ...NOTHING, ...hints });
    });
  }
});
