import assert from 'node:assert/strict';

import type { DeviceQuery, Dialect } from '../../../../lib/contract';
import type * as Script from '../../../../nodes/onenet-nbiot-device/editor';
import { loadEditorScript } from '../../../support/editor-definition';
import { LANGUAGES } from '../../../support/package-files';
import { inLanguage } from '../../../support/editor-text';
import { useEditorDouble } from '../../../support/editor-double';

const { deviceWire, deviceWords, wantedProduct } = loadEditorScript(
  'onenet-nbiot-device',
) as typeof Script;

const str = (value = '') => ({ value, type: 'str' });
const num = (value = '') => ({ value, type: 'num' });

function values(changes: Partial<Script.DeviceValues>): Script.DeviceValues {
  return {
    ...{
      name: '',
      platform: '',
      query: 'state',
      online: '',
      imei: str('1'),
      path: str(),
      start: str(),
      end: str(),
    },
    ...{ limit: num(), search: str(), tag: str(), perPage: num(), productId: str() },
    projectId: str(),
    ...changes,
  };
}

const PRODUCT = { productId: str('p'), projectId: str('q') };

describe('preview of onenet-nbiot-device', () => {
  useEditorDouble('en-US');

  const rows: [dialect: Dialect, changes: Partial<Script.DeviceValues>, wire: string][] = [
    ['classic', {}, 'GET /devices/getbyimei?imei=1'],
    ['classic', { imei: { value: 'imei', type: 'msg' } }, 'GET /devices/getbyimei?imei=…'],
    ['classic', { query: 'details' }, 'GET /devices/…'],
    ['classic', { query: 'resources' }, 'GET /nbiot/resources?imei=1'],
    ['classic', { query: 'latest' }, 'GET /devices/datapoints?devIds=…'],
    ['classic', { query: 'history' }, 'GET /devices/…/datapoints'],
    [
      'classic',
      { query: 'history', path: str('3303/0/5700'), start: { value: 'from', type: 'msg' } },
      'GET /devices/…/datapoints?datastream_id=3303_0_5700&start=…',
    ],
    [
      'classic',
      { query: 'list', search: str('NB 1'), online: 'true', perPage: num('5') },
      'GET /devices?page=1&per_page=5&key_words=NB%201&online=true',
    ],
    ['new', {}, 'GET /device/detail?product_id=0&imei=1'],
    ['new', { imei: { value: 'imei', type: 'msg' } }, 'GET /device/detail?product_id=0&imei=…'],
    ['new', { query: 'details' }, 'GET /device/detail?product_id=0&imei=1'],
    ['new', { query: 'resources' }, 'GET /nb-iot/resources?imei=1'],
    ['new', { query: 'list', ...PRODUCT }, 'GET /device/list?product_id=p&offset=0&limit=30'],
    [
      'studio',
      PRODUCT,
      'GET /application?action=QueryDeviceStatus&version=1&project_id=q&product_id=p&device_name=1',
    ],
  ];
  for (const [dialect, changes, wire] of rows) {
    it(`${dialect} ${JSON.stringify(changes)}: ${wire}`, () => {
      assert.deepEqual(deviceWire(values(changes), dialect), { ok: true, value: wire });
    });
  }

  const faults: [Dialect, Partial<Script.DeviceValues>, rule: string][] = [
    ['new', { query: 'latest' }, 'unknownDialectCall'],
    ['studio', { query: 'history', ...PRODUCT }, 'unknownDialectCall'],
    ['new', { query: 'list' }, 'productNeeded'],
    ['new', { query: 'list', search: str('x') }, 'searchUnknown'],
    ['studio', {}, 'projectNeeded'],
  ];
  for (const [dialect, changes, rule] of faults) {
    it(`${dialect} ${JSON.stringify(changes)}: ${rule}`, () => {
      const wire = deviceWire(values(changes), dialect);
      assert.equal(wire.ok ? wire.value : wire.fault.rule, rule);
    });
  }

  for (const language of LANGUAGES) {
    it(`says in ${language} what a message will do`, () => {
      const words = inLanguage(language, () => deviceWords(values({})));
      assert.equal(
        words,
        language === 'en-US'
          ? 'Ask OneNET whether device 1 is online'
          : '向 OneNET 查询设备 1 是否在线',
      );
    });
  }

  const said: [changes: Partial<Script.DeviceValues>, en: string, zh: string][] = [
    [
      { query: 'history' },
      'Ask OneNET for the history of device 1, the newest values alone',
      '向 OneNET 查询设备 1 的历史数据，只取最新值',
    ],
    [
      { query: 'history', path: str('3303/0/5700'), start: { value: 'from', type: 'msg' } },
      'Ask OneNET for the history of device 1, resources 3303/0/5700, from msg.from',
      '向 OneNET 查询设备 1 的历史数据，资源 3303/0/5700，从 msg.from',
    ],
    [
      { query: 'history', start: str('2026-01-01T00:00:00Z'), end: str('2026-02-01T00:00:00Z') },
      'Ask OneNET for the history of device 1, from 2026-01-01T00:00:00Z to 2026-02-01T00:00:00Z',
      '向 OneNET 查询设备 1 的历史数据，从 2026-01-01T00:00:00Z 到 2026-02-01T00:00:00Z',
    ],
    [
      { query: 'list', online: 'true', search: str('lamp'), tag: str('hall') },
      'List the devices, only those online, found by “lamp”, with the tag “hall”',
      '列出设备，仅在线设备，按“lamp”查找，标签为“hall”',
    ],
    [{ query: 'list', online: '' }, 'List the devices', '列出设备'],
  ];
  for (const [changes, en, zh] of said) {
    it(`says: ${en}`, () => {
      const asked = values(changes);
      assert.equal(
        inLanguage('en-US', () => deviceWords(asked)),
        en,
      );
      assert.equal(
        inLanguage('zh-CN', () => deviceWords(asked)),
        zh,
      );
    });
  }

  const wanted: [DeviceQuery, Dialect, product: boolean, project: boolean][] = [
    ['state', 'classic', false, false],
    ['state', 'new', false, false],
    ['list', 'new', true, false],
    ['state', 'studio', true, true],
    ['resources', 'studio', false, false],
  ];
  for (const [query, dialect, product, project] of wanted) {
    it(`${query}, ${dialect}: product ${String(product)}, project ${String(project)}`, () => {
      assert.deepEqual(wantedProduct(query, dialect), {
        ...{ productId: product, projectId: project },
      });
    });
  }
});
