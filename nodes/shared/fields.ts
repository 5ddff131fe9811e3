/** The properties that nodes which send something to a device have alike, as flows store them. */

import {
  CACHED_DEFAULTS,
  DELIVERIES,
  fits,
  instanceFault,
  numberIn,
  RETRY_RANGE,
  scheduleFault,
  SOURCES,
  TIMEOUT_RANGE,
  TRIGGER_RANGE,
  TRIGGERS,
  type CombinationRule,
  type FieldTable,
} from '../../lib/contract';
import { OBJECT_ID_MAX, OBJECT_INSTANCE_ID_MAX, RESOURCE_ID_MAX } from '../../lib/lwm2m';

/** Seconds; a number from 31 years on is no wait but a moment in time, and the runtime refuses it. */
const LONGEST_WAIT = 999_999_999;

/** The platform keeps the command, or may come to. */
const WHEN_CACHED = { property: 'delivery', values: ['cached', 'instant-then-cached'] } as const;

export const NAME = { value: '', icon: 'tag' } as const;

export const PLATFORM = {
  value: '',
  configType: 'onenet-nbiot-config',
  required: true,
  icon: 'cloud',
} as const;

export const IMEI = {
  types: ['str', ...SOURCES],
  type: 'str',
  value: '',
  rule: { kind: 'identity' },
  icon: 'microchip',
} as const;

/** A context store of Node-RED; the menu shows only where there are several. */
export const STORE = { value: '', isMenu: true, icon: 'database' } as const;

/** What is asked of which device, and how long the platform waits for it. */
export const TARGET_FIELDS = {
  name: NAME,
  platform: PLATFORM,
  imei: IMEI,
  objId: {
    icon: 'cube',
    types: ['num', ...SOURCES],
    type: 'num',
    value: '',
    rule: { kind: 'whole', min: 0, max: OBJECT_ID_MAX },
  },
  objInstId: {
    icon: 'cubes',
    types: ['num', ...SOURCES],
    type: 'num',
    value: '0',
    rule: { kind: 'whole', min: 0, max: OBJECT_INSTANCE_ID_MAX, blank: true },
  },
  resId: {
    icon: 'sliders',
    button: 'discover',
    types: ['num', ...SOURCES],
    type: 'num',
    value: '',
    rule: { kind: 'whole', min: 0, max: RESOURCE_ID_MAX, blank: true },
  },
  timeout: {
    icon: 'clock-o',
    isFolded: true,
    types: ['num', ...SOURCES],
    type: 'num',
    value: '25',
    rule: { kind: 'whole', ...TIMEOUT_RANGE, blank: true },
    whenBlank: 25,
  },
} as const satisfies FieldTable;

/** Seconds until a cached command is asked about for the first time, and between two questions at most. */
export const PACE_FIELDS = {
  minInterval: {
    icon: 'clock-o',
    isFolded: true,
    value: 2,
    rule: { kind: 'above-zero', blank: true },
    error: 'interval',
  },
  maxInterval: {
    icon: 'hourglass-half',
    isFolded: true,
    value: 60,
    rule: { kind: 'above-zero', blank: true },
    error: 'interval',
  },
} as const satisfies FieldTable;

/** When it is done: at once, or when the device wakes. */
export const DELIVERY_FIELDS = {
  delivery: {
    value: 'instant',
    rule: { kind: 'one-of', values: DELIVERIES },
    icon: 'paper-plane',
  },
  /** Whether what may have been done may be done again. */
  secondWrite: {
    value: false,
    when: { property: 'delivery', values: ['instant-then-cached'] },
    icon: 'repeat',
  },
  expires: {
    icon: 'hourglass-half',
    types: ['num', ...SOURCES],
    type: 'num',
    value: '86400',
    rule: { kind: 'whole', min: 1, max: LONGEST_WAIT, blank: true },
    when: WHEN_CACHED,
  },
  waitForResult: { value: false, when: WHEN_CACHED, icon: 'check' },
  store: { ...STORE, when: WHEN_CACHED },
  validFrom: {
    icon: 'calendar-o',
    isFolded: true,
    types: ['num', ...SOURCES],
    type: 'num',
    value: '',
    rule: { kind: 'whole', min: 0, max: LONGEST_WAIT, blank: true },
    when: WHEN_CACHED,
  },
  retry: {
    icon: 'repeat',
    isFolded: true,
    types: ['num', ...SOURCES],
    type: 'num',
    value: '3',
    rule: { kind: 'whole', ...RETRY_RANGE, blank: true },
    when: WHEN_CACHED,
  },
  trigger: {
    icon: 'bell-o',
    isFolded: true,
    bits: TRIGGERS,
    value: CACHED_DEFAULTS.trigger,
    rule: { kind: 'whole', ...TRIGGER_RANGE },
    when: WHEN_CACHED,
  },
} as const satisfies FieldTable;

/** A command that the platform keeps has to begin before it expires. */
export const scheduleCombination: CombinationRule = (textOf) => {
  const [expiresText, delayText] = [textOf('expires'), textOf('validFrom')];
  const { expires: expiresField, validFrom } = DELIVERY_FIELDS;
  // A number that breaks its own rule may be beyond all dates.
  if (!fits(expiresField.rule, expiresText) || !fits(validFrom.rule, delayText)) return undefined;
  const expires = expiresText === '' ? CACHED_DEFAULTS.expires : numberIn(expiresText);
  const delay = numberIn(delayText);
  if (expires === undefined || delay === undefined || delay === 0) return undefined;
  const now = Date.now();
  return scheduleFault(now + delay * 1000, now + expires * 1000);
};

/** A Resource needs its Object Instance. */
export const instanceCombination: CombinationRule = (textOf) =>
  instanceFault(textOf('objInstId') !== '', textOf('resId') !== '');
