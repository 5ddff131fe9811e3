import assert from 'node:assert/strict';

import type { PushedMessage } from '../../../lib/onenet';
import { readSettings, type InConfig } from '../../../nodes/onenet-nbiot-in/settings';
import { cpuTime } from '../../support/cpu-time';

describe('the settings of the in node', () => {
  for (const name of ['kinds', 'imeis', 'paths'] as const) {
    it(`name the variable in ${name} that is not replaced`, () => {
      for (const [value, rule] of [
        ['${PUSH_FILTER}', 'unsetVariable'],
        ['data, ${PUSH_FILTER}', 'variableWithin'],
        [['$(PUSH_FILTER)'], 'unsetVariable'],
      ] as const) {
        const settings = readSettings({ [name]: value }, {});
        assert.deepEqual(settings.ok ? undefined : settings.fault, {
          pointer: `/${name}`,
          rule,
          params: { name: 'PUSH_FILTER' },
        });
      }
    });
  }

  for (const [config, fault] of [
    [{ auth: '${LOGIN}' }, '/auth unsetVariable'],
    [{ auth: 'yes' }, '/auth trueOrFalse'],
    [{ repeats: '${REPEATS}' }, '/repeats unsetVariable'],
    [{ platform: '${PLATFORM}' }, '/platform unsetVariable'],
  ] as const) {
    it(`cannot be used with ${JSON.stringify(config)}`, () => {
      const settings = readSettings(config, {});
      assert.ok(!settings.ok);
      assert.equal(`${settings.fault.pointer} ${settings.fault.rule}`, fault);
    });
  }

  it('switch on by the text of an environment variable, too', () => {
    const settings = readSettings({ auth: 'true', repeats: 'false' }, {});
    assert.ok(settings.ok);
    assert.deepEqual([settings.value.auth, settings.value.repeats], [true, false]);
  });

  it('are as by default where they are blank', () => {
    const settings = readSettings({ auth: '', repeats: ' ', verify: ' ' }, {});
    assert.ok(settings.ok);
    const { auth, repeats, verify } = settings.value;
    assert.deepEqual([auth, repeats, verify], [false, false, 'off']);
  });

  for (const [paths, path, isWanted] of [
    ['3303/*/5700', '3303/12/5700', true],
    ['3303/*/5700', '3303/1/2/5700', false],
    ['3303', '3303/0/5700', true],
    ['3303', '33030/0/5700', false],
    ['/33*3/', '3303/0/5700', true],
    ['33*33', '333/0/1', false],
    ['33*33', '3333/0/1', true],
    ['*0*0*', '1001/0/1', true],
    ['*0*0*', '1011/0/1', false],
    ['330.', '3303/0/5700', false],
    ['3303/0/5700/1', '3303/0/5700', false],
  ] as const) {
    it(`paths: ${paths} ${isWanted ? 'lets' : 'does not let'} ${path} through`, () => {
      assert.equal(filterOf({ paths })(dataOf(path)), isWanted);
    });
  }

  it('take no longer for a path that is made for the wildcards', () => {
    const filter = filterOf({ paths: `${'*1'.repeat(12)}*2` });
    const message = dataOf('1'.repeat(200));
    const milliseconds = cpuTime(() => {
      assert.equal(filter(message), false);
    });
    assert.ok(milliseconds < 50, `${milliseconds} ms`);
  });
});

function filterOf(config: InConfig): (message: PushedMessage) => boolean {
  const settings = readSettings(config, {});
  assert.ok(settings.ok);
  return settings.value.filter;
}

function dataOf(path: string): PushedMessage {
  return { kind: 'data', path, value: 1, raw: {} };
}
