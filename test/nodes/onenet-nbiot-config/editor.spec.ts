import assert from 'node:assert/strict';

import { DEFAULT_LIMITS } from '../../../lib/dispatch/limits';
import { loadEditorDefinition } from '../../support/editor-definition';

const definition = loadEditorDefinition('onenet-nbiot-config');
const { defaults } = definition;

describe('editor of onenet-nbiot-config', () => {
  it('has the properties that flows store, with the defaults of the dispatcher', () => {
    const values = Object.fromEntries(
      Object.entries(defaults).map(([key, { value }]) => [key, value]),
    );
    assert.deepEqual(values, { name: '', host: 'https://api.heclouds.com', ...DEFAULT_LIMITS });
  });

  it('keeps the key among the credentials', () => {
    assert.deepEqual(definition.credentials, { apiKey: { type: 'password' } });
    assert.equal(defaults.apiKey, undefined);
  });

  it('is a config node', () => {
    assert.equal(definition.category, 'config');
  });

  const rows: [property: string, value: unknown, verdict: unknown][] = [
    ['host', 'simulator', true],
    ['host', '${ONENET_HOST}', true],
    ['host', '', 'error.host'],
    ['host', 'a b', 'error.host'],
    ...['maxInFlight', 'deviceQueueLimit', 'queueLimit'].flatMap((property): typeof rows => [
      [property, '1', true],
      [property, 50, true],
      [property, '${LIMIT}', true],
      [property, undefined, true],
      [property, '0', 'error.atLeastOne'],
      [property, '', 'error.atLeastOne'],
      [property, '1.5', 'error.atLeastOne'],
    ]),
    ...['callsPerSecond', 'deviceGap', 'maxWait', 'retries'].flatMap((property): typeof rows => [
      [property, '0', true],
      [property, '300', true],
      [property, '-1', 'error.notNegative'],
      [property, 'many', 'error.notNegative'],
    ]),
  ];
  for (const [property, value, verdict] of rows) {
    it(`${property} ${JSON.stringify(value)}: ${String(verdict)}`, () => {
      assert.equal(defaults[property]?.validate?.call({}, value, {}), verdict);
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
