import assert from 'node:assert/strict';

import { dialectFor, dialectOf, parseHost } from '../../../../lib/contract';
import { findPresets, HOST_PRESETS } from '../../../../nodes/onenet-nbiot-config/editor/access';
import { textOf } from '../../../support/editor-text';
import { LANGUAGES } from '../../../support/package-files';

describe('host presets', () => {
  it('are addresses that can be used, each once', () => {
    const hosts = HOST_PRESETS.map(({ host }) => host).filter((host) => host !== 'simulator');
    for (const host of hosts) {
      const parsed = parseHost(host);
      assert.ok(parsed.ok, host);
      assert.equal(parsed.value.origin, host);
    }
    assert.equal(new Set(hosts).size, HOST_PRESETS.length - 1);
  });

  it('have the dialect that the runtime takes them to have', () => {
    const dialects = HOST_PRESETS.map(({ host }) => dialectFor('auto', host));
    assert.deepEqual(
      dialects,
      HOST_PRESETS.map(({ host }) => dialectOf(host)),
    );
    assert.deepEqual([...new Set(dialects)].sort(), ['classic', 'new', 'studio']);
  });

  for (const language of LANGUAGES) {
    it(`have names in ${language}`, () => {
      const text = textOf('onenet-nbiot-config', language);
      const names = HOST_PRESETS.map(({ name }) => text(`preset.${name}`));
      assert.equal(new Set(names).size, HOST_PRESETS.length);
    });
  }

  const presets = HOST_PRESETS.map(({ host, name }) => ({ value: host, label: name }));
  for (const [typed, hosts] of [
    ['hong', ['http://api.onenet.hk.chinamobile.com']],
    ['ZHEJIANG', ['http://api.zj.cmcconenet.com']],
    ['zong.com', ['http://iot.zong.com.pk:8000']],
    ['simulator', []],
    ['https://my.gateway', []],
    ['', HOST_PRESETS.map(({ host }) => host)],
  ] as const) {
    it(`finds ${hosts.length} for ${JSON.stringify(typed)}`, () => {
      assert.deepEqual(
        findPresets(presets, typed).map(({ value }) => value),
        hosts,
      );
    });
  }
});
