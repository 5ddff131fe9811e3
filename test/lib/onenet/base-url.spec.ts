import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { parseBaseUrl, type BaseUrl } from '../../../lib/onenet';

const valid: [host: string, url: Partial<BaseUrl>][] = [
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
  ['http://platform.localhost', { loopback: true }],
  ['http://127.9.8.7', { loopback: true }],
  ['http://[::ffff:127.0.0.1]', { loopback: true }],
  ['http://127.0.0.1.example.com', { loopback: false }],
  ['http://notlocalhost', { loopback: false }],
  ['http://host:65535', { port: 65535 }],
  ['http:8080', { origin: 'https://http:8080' }],
];

const invalid: [host: string, problem: RegExp][] = [
  ['ftp://api.heclouds.com', /begin with https/],
  ['ws://api.heclouds.com', /begin with https/],
  ['://api.heclouds.com', /begin with https/],
  ['https:/api.heclouds.com', /begin with https/],
  ['http:api.heclouds.com', /begin with https/],
  ['mailto:somebody', /must be a host name/],
  ['user:secret@api.heclouds.com', /user name or a password/],
  ['https://user:secret@api.heclouds.com', /user name or a password/],
  ['https://secret@api.heclouds.com', /user name or a password/],
  ['https://api.heclouds.com/?key=secret', /before any "\?"/],
  ['api.heclouds.com?', /before any "\?"/],
  ['https://api.heclouds.com/#secret', /before any "\?" or "#"/],
  ['api.heclouds.com nbiot', /spaces/],
  ['https://api.heclouds .com', /spaces/],
  ['https://api\theclouds.com', /spaces/],
  ['api.heclouds.com\u0000', /spaces/],
  ['http://host:0', /port/],
  ['http://host:65536', /from 1 to 65535/],
  ['host:70000', /from 1 to 65535/],
  ['host:80a', /must be a host name/],
  ['::1', /brackets/],
  ['http://2001:db8::1', /brackets/],
  ['https://', /host name is missing/],
  ['https:///nbiot', /host name is missing/],
  ['/nbiot', /host name is missing/],
  ['//api.heclouds.com', /host name is missing|begin with https/],
  ['https:\\\\api.heclouds.com', /with "\/"/],
  ['a<b>.com', /must be a host name/],
  ['http://256.1.1.1', /must be a host name/],
];

describe('parseBaseUrl', () => {
  for (const [host, expected] of valid) {
    it(`reads ${JSON.stringify(host)}`, () => {
      const parsed = parseBaseUrl(host);
      assert.equal(parsed.kind, 'valid', inspect(parsed));
      assert.deepEqual({ ...parsed.url, ...expected }, parsed.url);
    });
  }

  for (const [host, problem] of invalid) {
    it(`refuses ${JSON.stringify(host)}`, () => {
      const parsed = parseBaseUrl(host);
      assert.equal(parsed.kind, 'invalid', inspect(parsed));
      assert.match(parsed.problem, problem);
      assert.doesNotMatch(parsed.problem, /secret/);
    });
  }
});
