import assert from 'node:assert/strict';
import { parseHost } from '../../../../lib/contract';
import { isExempt } from '../../../../lib/onenet/http/proxy-rules';

function place(host: string) {
  const parsed = parseHost(host);
  assert.ok(parsed.ok);
  return parsed.value;
}

describe('isExempt', () => {
  const central = 'https://api.heclouds.com';
  const rows: [entry: string, host: string, exempt: boolean][] = [
    ['*', central, true],
    ['', central, false],
    ['api.heclouds.com', central, true],
    [' API.HeClouds.com ', central, true],
    ['api.heclouds.com.', central, true],
    ['heclouds.com', central, false],
    ['.heclouds.com', central, true],
    ['*.heclouds.com', central, true],
    ['*heclouds.com', central, true],
    ['.api.heclouds.com', central, false],
    ['clouds.com', central, false],
    ['.clouds.com', central, false],
    ['api.heclouds.com:443', central, true],
    ['api.heclouds.com:80', central, false],
    ['.heclouds.com:443', central, true],
    ['*:443', central, true],
    ['*:80', central, false],
    ['api.heclouds.com:80', 'http://api.heclouds.com', true],
    ['iot.zong.com.pk:8000', 'http://iot.zong.com.pk:8000', true],
    ['10.1.2.3', 'http://10.1.2.3:8080', true],
    ['10.1.2.3:8080', 'http://10.1.2.3:8080', true],
    ['10.1.2.3:8081', 'http://10.1.2.3:8080', false],
    ['10.0.0.0/8', 'http://10.1.2.3', true],
    ['10.0.0.0/16', 'http://10.1.2.3', false],
    ['10.0.0.0/33', 'http://10.1.2.3', false],
    ['10.0.0.0/8', central, false],
    ['2001:db8::1', 'http://[2001:db8::1]:80', true],
    ['[2001:db8::1]', 'http://[2001:db8::1]', true],
    ['[2001:db8::1]:8080', 'http://[2001:db8::1]:8080', true],
    ['[2001:db8::1]:8081', 'http://[2001:db8::1]:8080', false],
    ['2001:db8::/32', 'http://[2001:db8::1]', true],
    ['2001:db8::/32', 'http://10.1.2.3', false],
  ];
  for (const [entry, host, exempt] of rows) {
    it(`"${entry}" ${exempt ? 'covers' : 'does not cover'} ${host}`, () => {
      assert.equal(isExempt(place(host), [entry], 'strict'), exempt);
    });
  }

  it('takes any of several entries', () => {
    assert.equal(isExempt(place(central), ['other.test', '', 'api.heclouds.com'], undefined), true);
    assert.equal(isExempt(place(central), ['other.test', ''], undefined), false);
  });

  const old: [entry: string, exempt: boolean][] = [
    ['heclouds', true],
    ['https://', true],
    ['api.heclouds.com', true],
    ['*.heclouds.com', false],
    ['*', true],
    ['', false],
    ['other.test', false],
  ];
  for (const [entry, exempt] of old) {
    it(`"${entry}" in the old mode: ${String(exempt)}`, () => {
      assert.equal(isExempt(place(central), [entry], 'legacy'), exempt);
    });
  }
});
