import { parseHost } from '../../../../lib/contract';
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { OneNetError, proxyFor, type ProxyNode, type ProxyRules } from '../../../../lib/onenet';

function base(host: string) {
  const parsed = parseHost(host);
  assert.ok(parsed.ok);
  return parsed.value;
}

const SECURE = 'https://api.heclouds.com';
const PLAIN = 'http://api.zj.cmcconenet.com';

describe('proxyFor', () => {
  describe('by the environment', () => {
    const rows: [
      what: string,
      host: string,
      environment: Record<string, string>,
      url: string | undefined,
      rules?: ProxyRules,
    ][] = [
      ['nothing set', SECURE, {}, undefined],
      ['nothing but blanks', SECURE, { https_proxy: ' ' }, undefined],
      ['https', SECURE, { https_proxy: 'http://p.test:3128' }, 'http://p.test:3128'],
      ['http', PLAIN, { http_proxy: 'http://p.test:3128' }, 'http://p.test:3128'],
      ['https by the variable for http', SECURE, { http_proxy: 'http://p.test:3128' }, undefined],
      ['http by the variable for https', PLAIN, { https_proxy: 'http://p.test:3128' }, undefined],
      ['the upper case', SECURE, { HTTPS_PROXY: 'http://p.test:3128' }, 'http://p.test:3128'],
      [
        'both cases',
        SECURE,
        { HTTPS_PROXY: 'http://up.test', https_proxy: 'http://low.test' },
        'http://low.test',
      ],
      [
        'the upper case if preferred',
        SECURE,
        { HTTPS_PROXY: 'http://up.test', https_proxy: 'http://low.test' },
        'http://up.test',
        { favourUpperCase: true },
      ],
      [
        'the upper case if unwanted',
        SECURE,
        { HTTPS_PROXY: 'http://up.test' },
        undefined,
        { lowerCaseOnly: true },
      ],
      ['all', SECURE, { ALL_PROXY: 'http://all.test' }, 'http://all.test'],
      [
        'one before all',
        SECURE,
        { all_proxy: 'http://all.test', https_proxy: 'http://own.test' },
        'http://own.test',
      ],
      ['npm', SECURE, { npm_config_https_proxy: 'http://npm.test' }, 'http://npm.test'],
      ['npm in general', SECURE, { npm_config_proxy: 'http://npm.test' }, 'http://npm.test'],
      [
        'npm if unwanted',
        SECURE,
        { npm_config_proxy: 'http://npm.test' },
        undefined,
        { excludeNpm: true },
      ],
      ['no scheme', SECURE, { https_proxy: 'p.test:3128' }, 'http://p.test:3128'],
      ['a path', SECURE, { https_proxy: 'http://p.test:3128/path' }, 'http://p.test:3128'],
      ['https on the way', SECURE, { https_proxy: 'https://p.test:8443' }, 'https://p.test:8443'],
      ['IPv6', SECURE, { https_proxy: 'http://[::1]:3128' }, 'http://[::1]:3128'],
      [
        'a host that goes without',
        SECURE,
        { https_proxy: 'http://p.test', no_proxy: 'a.test, .heclouds.com' },
        undefined,
      ],
      [
        'hosts between spaces',
        SECURE,
        { https_proxy: 'http://p.test', NO_PROXY: 'a.test api.heclouds.com' },
        undefined,
      ],
      [
        "npm's list",
        SECURE,
        { https_proxy: 'http://p.test', npm_config_no_proxy: 'api.heclouds.com' },
        undefined,
      ],
      [
        'a list of others',
        SECURE,
        { https_proxy: 'http://p.test', no_proxy: 'heclouds.com' },
        'http://p.test',
      ],
      ['no one', SECURE, { https_proxy: 'http://p.test', no_proxy: '*' }, undefined],
      ['this computer', 'http://127.0.0.1:80', { http_proxy: 'http://p.test' }, undefined],
      ['this computer by name', 'https://localhost', { https_proxy: 'http://p.test' }, undefined],
      [
        'a way that is not needed',
        SECURE,
        { all_proxy: 'socks5://p.test:1080', no_proxy: '*' },
        undefined,
      ],
      [
        'https in the old mode',
        SECURE,
        { HTTP_PROXY: 'http://p.test' },
        'http://p.test',
        { mode: 'legacy' },
      ],
      [
        'both cases in the old mode',
        SECURE,
        { HTTP_PROXY: 'http://up.test', http_proxy: 'http://low.test' },
        'http://up.test',
        { mode: 'legacy' },
      ],
      [
        'others in the old mode',
        SECURE,
        { https_proxy: 'http://p.test', all_proxy: 'http://p.test' },
        undefined,
        { mode: 'legacy' },
      ],
      [
        'a piece of the address in the old mode',
        SECURE,
        { http_proxy: 'http://p.test', no_proxy: 'nothing,heclouds' },
        undefined,
        { mode: 'legacy' },
      ],
    ];
    for (const [what, host, environment, url, rules] of rows) {
      it(what, () => {
        const proxy = proxyFor(base(host), undefined, environment, rules);
        assert.deepEqual(proxy, url === undefined ? undefined : { url });
      });
    }

    it('takes name and password out of the address', () => {
      const https_proxy = 'http://me:p%40ss%3Aw%C3%A4rd@p.test:3128';
      assert.deepEqual(proxyFor(base(SECURE), undefined, { https_proxy }), {
        url: 'http://p.test:3128',
        username: 'me',
        password: 'p@ss:wärd',
      });
    });

    it('takes a percent sign for what it is', () => {
      assert.deepEqual(proxyFor(base(SECURE), undefined, { https_proxy: 'me:100%@p.test:3128' }), {
        url: 'http://p.test:3128',
        username: 'me',
        password: '100%',
      });
    });

    const useless: [address: string, problem: RegExp][] = [
      ['socks5://me:Canary@p.test:1080', /environment variable https_proxy leads to a SOCKS proxy/],
      ['ftp://me:Canary@p.test', /must begin with http/],
      ['http://me:Canary@', /cannot be read/],
      ['http://me:Canary@p test:1', /cannot be read/],
      ['http://me:Canary@p.test:0', /cannot be read/],
      ['http://me:Canary@p.test:99999', /cannot be read/],
    ];
    for (const [address, problem] of useless) {
      it(`refuses ${address.replace('Canary', '…')}, without repeating it`, () => {
        assertRefused(() => proxyFor(base(SECURE), undefined, { https_proxy: address }), problem);
      });
    }
  });

  describe('by a proxy node', () => {
    const node = { url: 'http://node.test:8080', noProxy: [] };
    const rows: [what: string, host: string, node: ProxyNode, proxy: object | undefined][] = [
      ['for https', SECURE, node, { url: 'http://node.test:8080' }],
      ['for http', PLAIN, node, { url: 'http://node.test:8080' }],
      ['even for this computer', 'http://127.0.0.1:1', node, { url: 'http://node.test:8080' }],
      [
        'not for a host in its list',
        SECURE,
        { ...node, noProxy: ['', '.heclouds.com'] },
        undefined,
      ],
      [
        'with name and password',
        SECURE,
        { ...node, username: 'me', password: 'secret' },
        { url: 'http://node.test:8080', username: 'me', password: 'secret' },
      ],
      [
        'whose own name goes before the one in its address',
        SECURE,
        { ...node, url: 'http://a:b@node.test', username: 'me', password: '' },
        { url: 'http://node.test', username: 'me', password: '' },
      ],
      [
        'with blank name and password',
        SECURE,
        { ...node, url: 'http://a:b@node.test', username: '', password: '' },
        { url: 'http://node.test', username: 'a', password: 'b' },
      ],
    ];
    for (const [what, host, proxyNode, proxy] of rows) {
      it(what, () => {
        const environment = { https_proxy: 'http://other.test', no_proxy: '*' };
        assert.deepEqual(proxyFor(base(host), proxyNode, environment), proxy);
      });
    }

    it('refuses an address that is none', () => {
      assertRefused(
        () => proxyFor(base(SECURE), { url: 'http://me:Canary@:x', noProxy: [] }, {}),
        /proxy node cannot be read/,
      );
    });

    it('reads its list the old way in the old mode', () => {
      const own = { ...node, noProxy: ['heclouds'] };
      assert.equal(proxyFor(base(SECURE), own, {}, { mode: 'legacy' }), undefined);
      assert.notEqual(proxyFor(base(SECURE), own, {}, { mode: 'strict' }), undefined);
    });
  });
});

function assertRefused(find: () => unknown, problem: RegExp): void {
  assert.throws(find, (error) => {
    assert.ok(error instanceof OneNetError);
    assert.equal(error.code, 'ONENET_CONFIG');
    assert.match(error.message, problem);
    assert.ok(!inspect(error, { depth: 9, showHidden: true }).includes('Canary'));
    return true;
  });
}
