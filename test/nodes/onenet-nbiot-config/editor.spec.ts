import assert from 'node:assert/strict';

import { DEFAULT_LIMITS } from '../../../lib/contract';
import { loadEditorDefinition } from '../../support/editor-definition';

const definition = loadEditorDefinition('onenet-nbiot-config');
const { defaults } = definition;

describe('editor of onenet-nbiot-config', () => {
  it('has the properties that flows store, with the defaults of the dispatcher', () => {
    const values = Object.fromEntries(
      Object.entries(defaults).map(([key, { value }]) => [key, value]),
    );
    assert.deepEqual(values, {
      name: '',
      host: 'https://api.heclouds.com',
      auth: 'api-key',
      dialect: 'auto',
      tokenRes: '',
      tokenVersion: 'auto',
      tokenMethod: 'sha256',
      tls: '',
      proxy: '',
      simulatorDevices: 5,
      ...DEFAULT_LIMITS,
    });
  });

  it('keeps the keys among the credentials', () => {
    assert.deepEqual(definition.credentials, {
      apiKey: { type: 'password' },
      accessKey: { type: 'password' },
    });
    assert.deepEqual([defaults.apiKey, defaults.accessKey], [undefined, undefined]);
  });

  it("refers to Node-RED's own TLS and proxy nodes, and needs neither", () => {
    assert.deepEqual(
      [defaults.tls, defaults.proxy].map((each) => [each?.type, each?.required]),
      [
        ['tls-config', false],
        ['http proxy', false],
      ],
    );
  });

  it('is a config node', () => {
    assert.equal(definition.category, 'config');
  });

  const rows: [property: string, value: unknown, verdict: unknown, node?: object][] = [
    ['host', 'simulator', true],
    ['host', '${ONENET_HOST}', true],
    ['host', '', true],
    ['host', 'a b', 'error.host'],
    ['auth', 'token', true],
    ['auth', 'basic', 'error.choice'],
    ['auth', undefined, true],
    ['dialect', 'studio', true],
    ['dialect', '${DIALECT}', true],
    ['dialect', 'old', 'error.choice'],
    ['auth', 'basic', true, { host: 'simulator' }],
    ['tokenVersion', '2022-05-01', true, { auth: 'token' }],
    ['tokenVersion', '2019-01-01', 'error.choice', { auth: 'token' }],
    ['tokenVersion', '2019-01-01', true, { auth: 'api-key' }],
    ['tokenMethod', 'md5', true, { auth: 'token' }],
    ['tokenMethod', 'sha512', 'error.choice', { auth: 'token' }],
    ['tokenMethod', '', true, { auth: 'token' }],
    ['auth', ' ', true],
    ['auth', null, true],
    ['tokenMethod', '', true],
    ['tokenMethod', '', true, { auth: 'token', host: 'Simulator' }],
    ['simulatorDevices', '4', 'error.simulatorDevices', { host: ' Simulator' }],
    ['simulatorDevices', '5', true, { host: 'simulator' }],
    ['simulatorDevices', '4', true, { host: 'https://api.heclouds.com' }],
    ['simulatorDevices', '', true],
    ...['maxInFlight', 'deviceQueueLimit', 'queueLimit'].flatMap((property): typeof rows => [
      [property, '1', true],
      [property, 50, true],
      [property, '${LIMIT}', true],
      [property, undefined, true],
      [property, '0', 'error.atLeastOne'],
      [property, '', true],
      [property, '1.5', 'error.atLeastOne'],
    ]),
    ...['0.2', 0, 300, ''].map((value): (typeof rows)[0] => ['callsPerSecond', value, true]),
    ...['-0.2', 'many'].map((value): (typeof rows)[0] => ['callsPerSecond', value, 'error.rate']),
    ...['deviceGap', 'maxWait', 'retries', 'holdFor'].flatMap((property): typeof rows => [
      [property, '0', true],
      [property, '300', true],
      [property, '-1', 'error.notNegative'],
      [property, '0.5', 'error.notNegative'],
      [property, 'many', 'error.notNegative'],
    ]),
  ];
  for (const [property, value, verdict, node = {}] of rows) {
    it(`${property} ${JSON.stringify(value)} of ${JSON.stringify(node)}: ${String(verdict)}`, () => {
      assert.equal(defaults[property]?.validate?.call(node, value, {}), verdict);
    });
  }

  const resources: readonly [node: object, value: unknown, verdict: unknown][] = [
    [{ auth: 'api-key', host: 'a.example' }, '', true],
    [{ host: 'a.example' }, undefined, true],
    [{ auth: 'token', host: 'a.example' }, 'products/1', true],
    [{ auth: 'token', host: 'a.example' }, '${RES}', true],
    [{ auth: 'token', host: 'a.example' }, ' ', 'error.tokenRes'],
    [{ auth: 'token', host: 'a.example' }, undefined, 'error.tokenRes'],
    [{ auth: 'token', host: 'Simulator' }, '', true],
  ];
  for (const [node, value, verdict] of resources) {
    it(`tokenRes ${JSON.stringify(value)} of ${JSON.stringify(node)}: ${String(verdict)}`, () => {
      assert.equal(defaults.tokenRes?.validate?.call(node, value, {}), verdict);
      if (verdict !== true) assert.equal(defaults.tokenRes?.validate?.call(node, value), false);
    });
  }

  it('is labelled by its name or its host', () => {
    assert.equal(definition.label.call({ name: 'ours', host: 'simulator' }), 'ours');
    assert.equal(definition.label.call({ name: '', host: 'simulator' }), 'simulatorLabel');
    assert.equal(
      definition.label.call({ name: '', host: 'http://iot.zong.com.pk:8000' }),
      'defaultLabel iot.zong.com.pk:8000',
    );
  });
});
