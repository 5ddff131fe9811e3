import { parseHost } from '../../../../lib/contract';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { proxyFor, type ProxyRules } from '../../../../lib/onenet';

interface CoreHelper {
  getProxyForUrl(url: string, options: ProxyRules & { env: Record<string, string> }): string;
}

/** The rules of Node-RED's own http request node. */
const core = createRequire(require.resolve('node-red'))(
  '@node-red/nodes/core/network/lib/proxyHelper.js',
) as CoreHelper;

const HOSTS = [
  'https://api.heclouds.com',
  'http://api.zj.cmcconenet.com',
  'http://iot.zong.com.pk:8000',
  'https://10.1.2.3:8443',
];
const VARIABLES = ['http_proxy', 'https_proxy', 'all_proxy', 'npm_config_proxy'];
const EXEMPT = [
  '',
  '*',
  'api.heclouds.com',
  'heclouds.com',
  '.heclouds.com',
  '*.heclouds.com,10.1.2.3',
  'a.test iot.zong.com.pk:8000',
  'iot.zong.com.pk:80',
  'API.HECLOUDS.COM:443',
  '.com.pk:8000,.zj.cmcconenet.com',
];
const RULES: ProxyRules[] = [
  {},
  { favourUpperCase: true },
  { lowerCaseOnly: true },
  { excludeNpm: true },
  { mode: 'legacy' },
];

/** What our rules leave out of the core's: `*` is taken for a star there. */
const ONLY_OURS = (rules: ProxyRules, exempt: string) => rules.mode === 'legacy' && exempt === '*';

describe('proxyFor, beside the http request node', () => {
  before(function () {
    if (process.env.NR_PROXY_MODE !== undefined) this.skip();
  });

  for (const rules of RULES) {
    it(`goes the same way with ${JSON.stringify(rules)}`, () => {
      let proxied = 0;
      for (const host of HOSTS) {
        for (const env of environments()) {
          if (ONLY_OURS(rules, env.no_proxy ?? env.NO_PROXY ?? '')) continue;
          const expected = core.getProxyForUrl(`${host}/nbiot`, { ...rules, env });
          const base = parseHost(host);
          assert.ok(base.ok);
          const proxy = proxyFor(base.value, undefined, env, rules);
          assert.equal(proxy?.url ?? '', expected, `${host} ${JSON.stringify(env)}`);
          if (expected !== '') proxied += 1;
        }
      }
      assert.ok(proxied > 20, `${proxied} went through a proxy`);
    });
  }
});

/** Every choice of variables, in either case, with every list of exempt hosts. */
function* environments(): Generator<Record<string, string>> {
  for (let choice = 0; choice < 3 ** VARIABLES.length; choice += 1) {
    const env: Record<string, string> = {};
    VARIABLES.forEach((name, index) => {
      const how = Math.floor(choice / 3 ** index) % 3;
      if (how === 1) env[name] = `http://${name.replaceAll('_', '-')}.test:3128`;
      if (how === 2)
        env[name.toUpperCase()] = `http://upper-${name.replaceAll('_', '-')}.test:3128`;
    });
    for (const exempt of EXEMPT) {
      yield { ...env, ...(exempt === '' ? {} : { no_proxy: exempt }) };
      if (choice % 7 === 0) yield { ...env, NO_PROXY: exempt };
    }
  }
}
