/** Flows for the tests: platforms, write nodes, and a tap behind every way out of a write node. */

const TYPE = { platform: 'onenet-nbiot-config', write: 'onenet-nbiot-write' } as const;
export const API_KEY = 'canary-Zm9vYmFy=';

export interface PlatformProperties {
  readonly id: string;
  readonly host: string;
  /** Any of the properties of the config node; without them there is no pace. */
  readonly limits?: Readonly<Record<string, string>>;
  /** The editor sends the key only when somebody has typed one, and Node-RED takes that for a change of the node. */
  readonly withKey?: boolean;
}

export function platform(properties: PlatformProperties): object {
  const { id, host, limits = {}, withKey = true } = properties;
  return {
    id,
    type: TYPE.platform,
    name: '',
    host,
    maxInFlight: '1000',
    callsPerSecond: '0',
    deviceGap: '0',
    ...limits,
    ...(withKey ? { credentials: { apiKey: API_KEY } } : {}),
  };
}

export interface WriteProperties {
  readonly id: string;
  readonly tab: string;
  readonly platform: string;
  readonly name?: string;
  /** Without a wire at output 2 a failure goes to the Catch node. */
  readonly failures: 'output' | 'catch';
  readonly keepLatest?: boolean;
}

/** A write node with everything behind it. */
export function write({ id, tab, failures, ...properties }: WriteProperties): object[] {
  const at = (suffix: string): string => `${id}-${suffix}`;
  const tap = (route: string): object => ({
    id: at(route),
    type: 'chaos-tap',
    z: tab,
    name: '',
    route,
    wires: [],
  });
  return [
    {
      id,
      type: TYPE.write,
      z: tab,
      name: properties.name ?? '',
      platform: properties.platform,
      ...typed('imei', 'msg', 'imei'),
      ...typed('objId', 'msg', 'objId'),
      ...typed('objInstId', 'msg', 'objInstId'),
      ...typed('resId', 'num', ''),
      ...typed('payload', 'msg', 'payload'),
      ...typed('mode', 'num', '2'),
      // The shortest that the platform takes: a silent server is given up after this and five seconds more.
      ...typed('timeout', 'num', '5'),
      valueType: 'auto',
      keepLatest: properties.keepLatest ?? false,
      wires: [[at('accepted')], failures === 'output' ? [at('failed')] : []],
    },
    tap('accepted'),
    tap('failed'),
    tap('caught'),
    tap('completed'),
    {
      id: at('catch'),
      type: 'catch',
      z: tab,
      scope: [id],
      uncaught: false,
      wires: [[at('caught')]],
    },
    { id: at('complete'), type: 'complete', z: tab, scope: [id], wires: [[at('completed')]] },
  ];
}

function typed(name: string, type: string, value: string): object {
  return { [name]: value, [`${name}Type`]: type };
}

export function tab(id: string, properties: object = {}): object {
  return { id, type: 'tab', label: id, disabled: false, info: '', ...properties };
}
