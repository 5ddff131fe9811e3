/** The properties of a platform, as flows store them; the keys are credentials. Read by the dialog and by the platform. */

import {
  DEFAULT_HOST,
  DEFAULT_LIMITS,
  DEFAULT_SIMULATOR_DEVICES,
  DIALECTS,
  SIMULATOR_DEVICES_RANGE,
  type FieldTable,
} from '../../../lib/contract';

const NOT_NEGATIVE = { rule: { kind: 'whole', min: 0 }, error: 'notNegative' } as const;
/** A limit below 1 is one call in several seconds. */
const RATE = { rule: { kind: 'number', min: 0 }, error: 'rate' } as const;
const AT_LEAST_ONE = { rule: { kind: 'whole', min: 1 }, error: 'atLeastOne' } as const;

const choice = <const Value extends string>(value: Value, ...others: string[]) =>
  ({
    value,
    rule: { kind: 'one-of', values: [value, ...others] },
    error: 'choice',
    isTrimmed: true,
  }) as const;

/** The simulator needs no sign-in. */
const SIGNED_IN = { property: 'host', isSimulator: false } as const;
const WITH_TOKEN = [SIGNED_IN, { property: 'auth', values: ['token'] }] as const;

export const PLATFORM_FIELDS = {
  name: { value: '' },
  host: { value: DEFAULT_HOST, rule: { kind: 'host' } },
  /** How many the built-in simulator has at least; of no other platform. */
  simulatorDevices: {
    value: DEFAULT_SIMULATOR_DEVICES,
    rule: { kind: 'whole', ...SIMULATOR_DEVICES_RANGE },
    when: { property: 'host', isSimulator: true },
    icon: 'microchip',
  },
  auth: { ...choice('api-key', 'token'), when: SIGNED_IN },
  tokenRes: { value: '' },
  dialect: choice('auto', ...DIALECTS),
  tokenVersion: {
    ...choice('auto', '2018-10-31', '2020-05-29', '2022-05-01'),
    when: WITH_TOKEN,
  },
  tokenMethod: { ...choice('sha256', 'sha1', 'md5'), when: WITH_TOKEN },
  tls: { value: '', configType: 'tls-config', required: false },
  proxy: { value: '', configType: 'http proxy', required: false },
  maxInFlight: { value: DEFAULT_LIMITS.maxInFlight, ...AT_LEAST_ONE, icon: 'exchange' },
  callsPerSecond: { value: DEFAULT_LIMITS.callsPerSecond, ...RATE, icon: 'tachometer' },
  deviceGap: { value: DEFAULT_LIMITS.deviceGap, ...NOT_NEGATIVE, icon: 'hourglass-half' },
  deviceQueueLimit: { value: DEFAULT_LIMITS.deviceQueueLimit, ...AT_LEAST_ONE, icon: 'bars' },
  queueLimit: { value: DEFAULT_LIMITS.queueLimit, ...AT_LEAST_ONE, icon: 'database' },
  maxWait: { value: DEFAULT_LIMITS.maxWait, ...NOT_NEGATIVE, icon: 'clock-o' },
  retries: { value: DEFAULT_LIMITS.retries, ...NOT_NEGATIVE, icon: 'repeat' },
  holdFor: { value: DEFAULT_LIMITS.holdFor, ...NOT_NEGATIVE, icon: 'pause' },
} as const satisfies FieldTable;
