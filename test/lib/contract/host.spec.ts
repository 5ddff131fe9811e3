import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import {
  faultSentence,
  isLoopback,
  isSimulator,
  parseHost,
  sendsKeyInTheClear,
  shortHost,
  type BaseUrl,
  type FaultRule,
} from '../../../lib/contract';

const VALID: [host: string, url: Partial<BaseUrl>][] = [
  ['', { origin: 'https://api.heclouds.com', prefix: '', port: 443, secure: true }],
  ['  \t', { origin: 'https://api.heclouds.com', loopback: false }],
  ['api.heclouds.com', { origin: 'https://api.heclouds.com', authority: 'api.heclouds.com:443' }],
  ['  api.heclouds.com \n', { origin: 'https://api.heclouds.com', prefix: '' }],
  ['API.Heclouds.COM', { origin: 'https://api.heclouds.com', hostname: 'api.heclouds.com' }],
  ['http://api.zj.cmcconenet.com:80', { origin: 'http://api.zj.cmcconenet.com', port: 80 }],
  ['http://iot.zong.com.pk:8000/', { origin: 'http://iot.zong.com.pk:8000', secure: false }],
  ['HTTPS://api.heclouds.com', { origin: 'https://api.heclouds.com', secure: true }],
  ['api.heclouds.com:8443', { origin: 'https://api.heclouds.com:8443', port: 8443 }],
  ['api.heclouds.com/gateway', { origin: 'https://api.heclouds.com', prefix: '/gateway' }],
  ['api.heclouds.com:81/a/b//', { origin: 'https://api.heclouds.com:81', prefix: '/a/b' }],
  ['http://gateway/one%20two/', { origin: 'http://gateway', prefix: '/one%20two' }],
  ['https://host/中', { prefix: '/%E4%B8%AD' }],
  ['192.0.2.7', { origin: 'https://192.0.2.7', loopback: false }],
  ['192.0.2.7:8080/x', { origin: 'https://192.0.2.7:8080', prefix: '/x' }],
  ['http://192.0.2.7', { secure: false, loopback: false }],
  ['[::1]', { origin: 'https://[::1]', hostname: '::1', authority: '[::1]:443', loopback: true }],
  ['http://[2001:db8::1]:8080', { hostname: '2001:db8::1', port: 8080, loopback: false }],
  ['localhost:1880', { origin: 'https://localhost:1880', loopback: true }],
  ['http://localhost.', { hostname: 'localhost.', loopback: true }],
  ['http://platform.localhost', { loopback: true }],
  ['http://127.9.8.7', { loopback: true }],
  ['http://[::ffff:127.0.0.1]', { hostname: '::ffff:7f00:1', loopback: true }],
  ['http://127.0.0.1.example.com', { loopback: false }],
  ['http://notlocalhost', { loopback: false }],
  ['http://host:65535', { port: 65535 }],
  ['http:8080', { origin: 'https://http:8080' }],

  // With the path of a call, as in an address copied from the documentation
  ['https://api.heclouds.com/nbiot', { prefix: '' }],
  ['api.heclouds.com/nbiot/', { prefix: '' }],
  ['https://iot-api.heclouds.com/nb-iot', { prefix: '' }],
  ['https://api.heclouds.com/NBIOT//', { prefix: '' }],
  ['https://api.heclouds.com/nbiot/execute', { prefix: '' }],
  ['https://api.heclouds.com/nbiot/execute/offline', { prefix: '' }],
  ['https://api.heclouds.com/nbiot/resources', { prefix: '' }],
  ['https://api.heclouds.com/nbiot/offline/history', { prefix: '' }],
  ['https://api.heclouds.com/nbiot/offline/history/7f-1', { prefix: '' }],
  ['https://api.heclouds.com/nbiot/offline/history/7f-1/piecewise', { prefix: '' }],
  ['https://api.heclouds.com/nbiot/offline/cancel/all/', { prefix: '' }],
  ['https://openapi.heclouds.com/LwM2M-online', { prefix: '' }],
  ['https://api.heclouds.com/devices', { prefix: '' }],
  ['https://api.heclouds.com/devices/getbyimei', { prefix: '' }],
  ['https://api.heclouds.com/devices/datapoints/', { prefix: '' }],
  ['https://api.heclouds.com/devices/500000001', { prefix: '' }],
  ['https://api.heclouds.com/devices/500000001/datapoints', { prefix: '' }],
  ['https://iot-api.heclouds.com/device/detail', { prefix: '' }],
  ['https://gateway.example/onenet/devices', { prefix: '/onenet' }],
  ['https://gateway.example/devices/acme', { prefix: '/devices/acme' }],
  ['https://gateway.example/device', { prefix: '/device' }],
  ['https://gateway.example/onenet/nbiot/', { prefix: '/onenet' }],
  ['https://gateway.example/onenet//nbiot', { prefix: '/onenet' }],
  ['https://gateway.example/nbiot-gateway', { prefix: '/nbiot-gateway' }],
  ['https://gateway.example/nbiot/v2', { prefix: '/nbiot/v2' }],
  ['https://gateway.example/my-nbiot', { prefix: '/my-nbiot' }],
];

const INVALID: [host: string, rule: FaultRule][] = [
  ['ftp://api.heclouds.com', 'hostScheme'],
  ['ws://api.heclouds.com', 'hostScheme'],
  ['://api.heclouds.com', 'hostScheme'],
  ['https:/api.heclouds.com', 'hostScheme'],
  ['http:api.heclouds.com', 'hostScheme'],
  ['mailto:somebody', 'hostForm'],
  ['user:secret@api.heclouds.com', 'hostUser'],
  ['https://user:secret@api.heclouds.com', 'hostUser'],
  ['https://secret@api.heclouds.com', 'hostUser'],
  ['https://api.heclouds.com/?key=secret', 'hostQuery'],
  ['api.heclouds.com?', 'hostQuery'],
  ['https://api.heclouds.com/#secret', 'hostQuery'],
  ['api.heclouds.com nbiot', 'hostSpaces'],
  ['two words', 'hostSpaces'],
  ['https://api.heclouds .com', 'hostSpaces'],
  ['https://api\theclouds.com', 'hostSpaces'],
  ['api.heclouds.com\u0000', 'hostSpaces'],
  ['http://x\u0001', 'hostSpaces'],
  ['http://api.\u200bheclouds.com', 'hostSpaces'],
  ['http://host:0', 'hostPort'],
  ['http://host:65536', 'hostPort'],
  ['host:70000', 'hostPort'],
  ['host:80a', 'hostForm'],
  ['::1', 'hostIpv6'],
  ['http://2001:db8::1', 'hostIpv6'],
  ['https://', 'hostMissing'],
  ['https:///nbiot', 'hostMissing'],
  ['/nbiot', 'hostMissing'],
  ['//api.heclouds.com', 'hostMissing'],
  ['https:\\\\api.heclouds.com', 'hostBackslash'],
  ['a<b>.com', 'hostForm'],
  ['http://256.1.1.1', 'hostForm'],
  ['${ONENET_HOST}', 'unsetVariable'],
  ['$(ONENET_HOST)', 'unsetVariable'],
  ['https://${ONENET_HOST}/prefix', 'variableWithin'],
  ['a'.repeat(3000), 'hostForm'],
];

describe('parseHost', () => {
  for (const [host, expected] of VALID) {
    it(`reads ${JSON.stringify(host)}`, () => {
      const parsed = parseHost(host);
      assert.ok(parsed.ok, inspect(parsed));
      assert.deepEqual({ ...parsed.value, ...expected }, parsed.value);
    });
  }

  for (const [host, rule] of INVALID) {
    it(`refuses ${JSON.stringify(host.slice(0, 60))}`, () => {
      const parsed = parseHost(host);
      assert.ok(!parsed.ok, inspect(parsed));
      assert.equal(parsed.fault.rule, rule);
      assert.doesNotMatch(JSON.stringify(parsed), /secret/);
    });
  }

  it('names the variable that is not set', () => {
    const parsed = parseHost('https://${ONENET_HOST}');
    assert.ok(!parsed.ok);
    assert.match(faultSentence(parsed.fault, 'en-US'), /environment variable ONENET_HOST/);
    assert.match(faultSentence(parsed.fault, 'zh-CN'), /ONENET_HOST/);
  });
});

describe('a host in the dialog', () => {
  const rows: [host: unknown, inTheClear: boolean, short: string][] = [
    ['https://api.heclouds.com', false, 'api.heclouds.com'],
    ['api.heclouds.com', false, 'api.heclouds.com'],
    ['api.heclouds.com:8443', false, 'api.heclouds.com:8443'],
    ['https://gateway.example/onenet/', false, 'gateway.example'],
    ['http://iot.zong.com.pk:8000', true, 'iot.zong.com.pk:8000'],
    [' HTTP://api.zj.cmcconenet.com ', true, 'api.zj.cmcconenet.com'],
    ['http://192.168.1.9', true, '192.168.1.9'],
    ['http://127.0.0.1:8080', false, '127.0.0.1:8080'],
    ['http://127.8.9.10', false, '127.8.9.10'],
    ['http://localhost:8080', false, 'localhost:8080'],
    ['http://localhost.', false, 'localhost.'],
    ['http://[::1]:8080', false, '[::1]:8080'],
    ['http://[::ffff:127.0.0.1]', false, '[::ffff:7f00:1]'],
    ['http://127.evil.example', true, '127.evil.example'],
    ['simulator', false, 'simulator'],
    ['${ONENET_HOST}', false, '${ONENET_HOST}'],
    ['', false, 'api.heclouds.com'],
    [undefined, false, 'api.heclouds.com'],
    ['two words', false, 'two words'],
    ['https://', false, 'https://'],
  ];
  for (const [host, inTheClear, short] of rows) {
    it(`${JSON.stringify(host)} is shown as ${short}${inTheClear ? ', in the clear' : ''}`, () => {
      assert.equal(sendsKeyInTheClear(host), inTheClear);
      assert.equal(shortHost(host), short);
    });
  }

  it('is the simulator in any letter case, and never as an address', () => {
    const hosts = ['simulator', 'SIMULATOR ', 'simulators', 'https://simulator', undefined];
    assert.deepEqual(hosts.map(isSimulator), [true, true, false, false, false]);
  });
});

describe('isLoopback', () => {
  const rows: [hostname: string, loopback: boolean][] = [
    ['localhost', true],
    ['LOCALHOST.', true],
    ['a.b.localhost', true],
    ['127.255.0.1', true],
    ['::1', true],
    ['[::1]', true],
    ['::ffff:7fff:ffff', true],
    ['::ffff:8000:1', false],
    ['localhost.example', false],
    ['1127.0.0.1', false],
    ['127.0.0', false],
    ['', false],
  ];
  for (const [hostname, loopback] of rows) {
    it(`${JSON.stringify(hostname)}: ${loopback}`, () => {
      assert.equal(isLoopback(hostname), loopback);
    });
  }
});
