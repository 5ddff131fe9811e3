import assert from 'node:assert/strict';
import { type Dialect, hasDeviceIds, targetIn } from '../../../lib/contract';

const NAMES = 'project_id=P&product_id=Q';

/** A target, or the pointer and the rule of the fault. */
const ROWS: readonly (readonly [target: string, dialect: Dialect, expected: string])[] = [
  ['/devices/getbyimei?imei=8', 'classic', '/devices/getbyimei?imei=8'],
  ['/devices/getbyimei?imei=8', 'new', '/device/detail?product_id=0&imei=8'],
  ['/devices/getbyimei?imei=a%26b', 'new', '/device/detail?product_id=0&imei=a%26b'],
  ['/devices/getbyimei?imei=8', 'studio', '/projectId projectNeeded'],
  ['/devices/getbyimei?imei=8&project_id=P', 'studio', '/productId projectNeeded'],
  [
    `/devices/getbyimei?imei=8&${NAMES}`,
    'studio',
    `/application?action=QueryDeviceStatus&version=1&${NAMES}&device_name=8`,
  ],
  ['/devices/8', 'classic', '/devices/8'],
  ['/devices/8', 'new', '/device/detail?product_id=0&imei=8'],
  ['/devices/a%2F8', 'new', '/device/detail?product_id=0&imei=a%2F8'],
  [
    `/devices/8?${NAMES}`,
    'studio',
    `/application?action=QueryDeviceDetail&version=1&${NAMES}&device_name=8`,
  ],
  ['/devices?page=3&per_page=20', 'classic', '/devices?page=3&per_page=20'],
  ['/devices?page=3&per_page=20', 'new', '/productId productNeeded'],
  [
    '/devices?page=3&per_page=20&product_id=Q',
    'new',
    '/device/list?product_id=Q&offset=40&limit=20',
  ],
  ['/devices?page=1&per_page=20&key_words=x&product_id=Q', 'new', '/search searchUnknown'],
  ['/devices?page=1&per_page=20&online=true&product_id=Q', 'new', '/search searchUnknown'],
  [
    `/devices?page=1&per_page=30&${NAMES}`,
    'studio',
    `/application?action=QueryDeviceList&version=1&${NAMES}&offset=0&limit=30`,
  ],
  [`/devices?page=1&tag=x&${NAMES}`, 'studio', '/search searchUnknown'],
  ['/devices/datapoints?devIds=8', 'classic', '/devices/datapoints?devIds=8'],
  ['/devices/datapoints?devIds=8', 'new', ' unknownDialectCall'],
  ['/devices/datapoints?devIds=8', 'studio', ' unknownDialectCall'],
  ['/devices/8/datapoints', 'new', ' unknownDialectCall'],
  [`/devices/8/datapoints?${NAMES}`, 'studio', ' unknownDialectCall'],
  ['/devices/status?devIds=8', 'new', ' unknownDialectCall'],
];

describe('calls about devices', () => {
  for (const [target, dialect, expected] of ROWS) {
    it(`${dialect}: ${target}`, () => {
      const result = targetIn(dialect, 'GET', target);
      const { pointer = '', rule = '' } = result.ok ? {} : result.fault;
      assert.equal(result.ok ? result.value : `${pointer} ${rule}`, expected);
    });
  }

  it('are there to ask, and not to change', () => {
    for (const dialect of ['new', 'studio'] as const) {
      const result = targetIn(dialect, 'DELETE', '/devices/8');
      assert.ok(!result.ok);
      assert.equal(result.fault.rule, 'unknownDialectCall');
    }
  });

  it('need an id on the classic platform alone', () => {
    assert.deepEqual((['classic', 'studio', 'new'] as const).map(hasDeviceIds), [
      true,
      false,
      false,
    ]);
  });
});
