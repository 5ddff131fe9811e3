import assert from 'node:assert/strict';

import { CORE_VERDICT, loadEditorDefinition } from '../../support/editor-definition';

const definition = loadEditorDefinition('onenet-nbiot-write');
const { defaults } = definition;

describe('editor of onenet-nbiot-write', () => {
  it('has the properties that flows store, with their defaults', () => {
    const values = Object.fromEntries(
      Object.entries(defaults).map(([key, { value }]) => [key, value]),
    );
    assert.deepEqual(values, {
      name: '',
      platform: '',
      imei: '',
      imeiType: 'str',
      objId: '',
      objIdType: 'num',
      objInstId: '0',
      objInstIdType: 'num',
      resId: '',
      resIdType: 'num',
      payload: 'payload',
      payloadType: 'msg',
      valueType: 'auto',
      mode: '2',
      modeType: 'num',
      timeout: '25',
      timeoutType: 'num',
      delivery: 'instant',
      secondWrite: false,
      readBack: false,
      expires: '86400',
      expiresType: 'num',
      validFrom: '',
      validFromType: 'num',
      retry: '3',
      retryType: 'num',
      trigger: 7,
      waitForResult: false,
      store: '',
      keepLatest: false,
    });
    assert.deepEqual(
      [defaults.platform?.type, defaults.platform?.required],
      ['onenet-nbiot-config', true],
    );
  });

  it('marks a value that cannot be sent, at the field that is wrong', () => {
    const node = { resId: '', resIdType: 'num', payload: 'true', payloadType: 'bool' };
    const verdicts = (change: object): unknown[] => {
      const all = { ...node, valueType: 'auto', ...change };
      return [
        defaults.payload?.validate?.call(all, all.payload),
        defaults.resId?.validate?.call(all, all.resId),
      ];
    };
    assert.deepEqual(verdicts({}), [CORE_VERDICT, false]);
    assert.deepEqual(verdicts({ payloadType: 'num', payload: '1' }), [true, false]);
    assert.deepEqual(verdicts({ payloadType: 'num', payload: '1', resId: '5850' }), [true, true]);
    assert.deepEqual(
      verdicts({ payloadType: 'num', payload: '2', resId: '5850', valueType: 'boolean' }),
      [false, true],
    );
  });

  it('stands in a category of its own, with one input and two outputs', () => {
    assert.deepEqual(
      [definition.category, definition.inputs, definition.outputs],
      ['OneNET', 1, 2],
    );
    assert.deepEqual(
      [0, 1].map((index) => definition.outputLabels?.call({}, index)),
      ['outputLabel.accepted', 'outputLabel.failed'],
    );
  });

  const rows: [property: string, value: unknown, type: string | undefined, verdict: unknown][] = [
    ['imei', '860000000000017', 'str', true],
    ['imei', '1234', 'str', true],
    ['imei', '', 'str', 'error.imei'],
    ['imei', 'imei', 'msg', CORE_VERDICT],
    ['objId', '65535', 'num', true],
    ['objId', '65536', 'num', 'error.objId'],
    ['objId', '', 'num', 'error.objId'],
    ['objId', '${OBJECT}', 'num', true],
    ['objId', 'object', 'flow', CORE_VERDICT],
    ['objInstId', '65534', 'num', true],
    ['objInstId', '65535', 'num', 'error.objInstId'],
    ['resId', '', 'num', true],
    ['resId', '65535', 'num', true],
    ['resId', '65536', 'num', 'error.resId'],
    ['resId', '-1', 'num', 'error.resId'],
    ['mode', '1', 'num', true],
    ['mode', '2', 'num', true],
    ['mode', '3', 'num', 'error.mode'],
    ['mode', '0', 'num', 'error.mode'],
    ['timeout', '5', 'num', true],
    ['timeout', '40', 'num', true],
    ['timeout', '4', 'num', 'error.timeout'],
    ['timeout', '41', 'num', 'error.timeout'],
    ['timeout', '7.5', 'num', 'error.timeout'],
    ['payload', '20', 'num', true],
    ['payload', '', 'num', 'error.number'],
    ['payload', 'x1', 'num', 'error.number'],
    ['payload', '{', 'json', CORE_VERDICT],
    ['valueType', 'time', undefined, true],
    ['valueType', 'hex', undefined, 'error.valueType'],
    ['delivery', 'instant-then-cached', undefined, true],
    ['delivery', undefined, undefined, true],
    ['delivery', '', undefined, true],
    ['valueType', ' ', undefined, true],
    ['trigger', '', undefined, true],
    ['delivery', 'soon', undefined, 'error.delivery'],
    ['expires', '1', 'num', true],
    ['expires', '', 'num', true],
    ['expires', '0', 'num', 'error.expires'],
    ['expires', '1.5', 'num', 'error.expires'],
    ['expires', '1790000000', 'num', 'error.expires'],
    ['expires', 'until', 'msg', CORE_VERDICT],
    ['validFrom', '', 'num', true],
    ['validFrom', '60', 'num', true],
    ['validFrom', '-1', 'num', 'error.validFrom'],
    ['retry', '10', 'num', true],
    ['retry', '11', 'num', 'error.retry'],
    ['trigger', 4, undefined, true],
    ['trigger', '7', undefined, true],
    ['trigger', 0, undefined, 'error.trigger'],
    ['trigger', 8, undefined, 'error.trigger'],
    ['trigger', undefined, undefined, true],
  ];
  for (const [property, value, type, verdict] of rows) {
    it(`${property} ${JSON.stringify(value)} as ${type ?? 'is'}: ${String(verdict)}`, () => {
      const validate = defaults[property]?.validate;
      const node = { delivery: 'cached', [`${property}Type`]: type };
      assert.equal(validate?.call(node, value, {}), verdict);
    });
  }

  it('finds nothing wrong with what is not used', () => {
    for (const delivery of ['instant', undefined]) {
      const node = { delivery, expiresType: 'num', retryType: 'num' };
      assert.equal(defaults.expires?.validate?.call(node, '0', {}), true);
      assert.equal(defaults.retry?.validate?.call(node, '11', {}), true);
      assert.equal(defaults.trigger?.validate?.call(node, 0, {}), true);
    }
  });

  it('answers false where no sentence is asked for', () => {
    assert.equal(defaults.objId?.validate?.call({ objIdType: 'num' }, '70000'), false);
  });

  it('declares both parameters of every validator, since the editor counts them', () => {
    const lengths = Object.values(defaults).flatMap(({ validate }) => validate?.length ?? []);
    assert.deepEqual(new Set(lengths), new Set([2]));
  });

  it('is labelled by its name, by where it writes, or by what it is', () => {
    const node = {
      name: '',
      objId: '3311',
      objIdType: 'num',
      objInstId: '0',
      objInstIdType: 'num',
    };
    const lamp = { ...node, resId: '5850', resIdType: 'num' };
    assert.equal(definition.label.call(lamp), 'defaultLabel 3311/0/5850');
    assert.equal(definition.label.call({ ...lamp, objId: '' }), 'paletteLabel');
    assert.equal(definition.label.call({ ...lamp, name: 'lamp' }), 'lamp');
    assert.deepEqual(
      [definition.labelStyle.call(lamp), definition.labelStyle.call({ ...lamp, name: 'lamp' })],
      ['', 'node_label_italic'],
    );
  });
});
