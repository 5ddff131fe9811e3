import assert from 'node:assert/strict';

import {
  isSimulator,
  sendsKeyInTheClear,
  shortHost,
  usableHost,
} from '../../../../nodes/shared/editor/host';

interface Row {
  readonly host: string;
  readonly usable: boolean;
  readonly inTheClear: boolean;
  readonly short?: string;
}

const ROWS: readonly Row[] = [
  { host: 'https://api.heclouds.com', usable: true, inTheClear: false, short: 'api.heclouds.com' },
  { host: 'api.heclouds.com', usable: true, inTheClear: false, short: 'api.heclouds.com' },
  {
    host: 'api.heclouds.com:8443',
    usable: true,
    inTheClear: false,
    short: 'api.heclouds.com:8443',
  },
  {
    host: 'https://gateway.example/onenet/',
    usable: true,
    inTheClear: false,
    short: 'gateway.example',
  },
  {
    host: 'http://iot.zong.com.pk:8000',
    usable: true,
    inTheClear: true,
    short: 'iot.zong.com.pk:8000',
  },
  {
    host: ' HTTP://api.zj.cmcconenet.com ',
    usable: true,
    inTheClear: true,
    short: 'api.zj.cmcconenet.com',
  },
  { host: 'http://192.168.1.9', usable: true, inTheClear: true, short: '192.168.1.9' },
  { host: 'http://127.0.0.1:8080', usable: true, inTheClear: false, short: '127.0.0.1:8080' },
  { host: 'http://127.8.9.10', usable: true, inTheClear: false, short: '127.8.9.10' },
  { host: 'http://localhost:8080', usable: true, inTheClear: false, short: 'localhost:8080' },
  { host: 'http://[::1]:8080', usable: true, inTheClear: false, short: '[::1]:8080' },
  { host: 'http://127.evil.example', usable: true, inTheClear: true, short: '127.evil.example' },
  { host: 'simulator', usable: true, inTheClear: false },
  { host: ' Simulator', usable: true, inTheClear: false },
  { host: '${ONENET_HOST}', usable: true, inTheClear: false, short: '${ONENET_HOST}' },
  { host: '', usable: false, inTheClear: false, short: '' },
  { host: 'two words', usable: false, inTheClear: false, short: 'two words' },
  { host: 'ftp://api.heclouds.com', usable: false, inTheClear: false },
  { host: 'https://me:secret@api.heclouds.com', usable: false, inTheClear: false },
  { host: 'https:/api.heclouds.com', usable: false, inTheClear: false },
  { host: 'https:///api.heclouds.com', usable: false, inTheClear: false },
  { host: '/api.heclouds.com', usable: false, inTheClear: false },
  { host: 'api.heclouds.com:0', usable: false, inTheClear: false },
  { host: 'https://api.heclouds.com/?key=1', usable: false, inTheClear: false },
  { host: 'https://api.heclouds.com?', usable: false, inTheClear: false },
  { host: 'https:\\\\api.heclouds.com', usable: false, inTheClear: false },
  { host: 'https://', usable: false, inTheClear: false, short: 'https://' },
];

describe('host of a platform', () => {
  const check = usableHost(() => 'wrong');
  for (const { host, usable, inTheClear, short } of ROWS) {
    it(`${JSON.stringify(host)}: ${usable ? 'usable' : 'not usable'}${inTheClear ? ', in the clear' : ''}`, () => {
      assert.equal(check(host), usable ? undefined : 'wrong');
      assert.equal(sendsKeyInTheClear(host), inTheClear);
      if (short !== undefined) assert.equal(shortHost(host), short);
    });
  }

  it('knows the simulator in any letter case', () => {
    assert.deepEqual(['simulator', 'SIMULATOR ', 'simulators', undefined].map(isSimulator), [
      true,
      true,
      false,
      false,
    ]);
  });
});
