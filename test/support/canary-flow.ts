/** A flow with one write node for a real Node-RED; what comes of each message is seen through its hooks. */

export interface CanaryFlow {
  /** Where the platform is. */
  readonly host: string;
  readonly apiKey: string;
  /** Signs tokens in place of the api-key where it is given. */
  readonly accessKey?: string;
  /** Whether a node listens on the second output; if not, failures go to the Catch node. */
  readonly failuresWired: boolean;
}

export const INJECT = 'inject-on';
export const WRITE = 'write-lamp';
export const ACCEPTED = 'accepted';
export const FAILED = 'failed';
export const CAUGHT = 'caught';

export const canaryFlow = ({ host, apiKey, accessKey, failuresWired }: CanaryFlow): object[] => [
  { id: 'tab', type: 'tab', label: 'canary' },
  {
    id: 'platform',
    type: 'onenet-nbiot-config',
    host,
    // Nobody waits a minute here for a platform that is not there.
    holdFor: '0',
    ...(accessKey === undefined ? {} : { auth: 'token', tokenRes: 'products/7' }),
    credentials: { apiKey, ...(accessKey === undefined ? {} : { accessKey }) },
  },
  {
    id: INJECT,
    type: 'inject',
    z: 'tab',
    props: [{ p: 'payload' }],
    payload: 'true',
    payloadType: 'bool',
    repeat: '',
    ...{ x: 100, y: 100 },
    wires: [[WRITE]],
  },
  {
    id: WRITE,
    type: 'onenet-nbiot-write',
    z: 'tab',
    platform: 'platform',
    ...{ imei: '860000000000017', imeiType: 'str' },
    ...{ objId: '3311', objIdType: 'num', resId: '5850', resIdType: 'num' },
    ...{ x: 300, y: 100 },
    wires: [[ACCEPTED], failuresWired ? [FAILED] : []],
  },
  debug(ACCEPTED, 100),
  debug(FAILED, 160),
  { id: 'catch', type: 'catch', z: 'tab', scope: null, x: 300, y: 220, wires: [[CAUGHT]] },
  debug(CAUGHT, 220),
];

/** Prints the whole message to the log, where the canary is looked for too. */
const debug = (id: string, y: number): object => ({
  id,
  type: 'debug',
  z: 'tab',
  active: true,
  tosidebar: true,
  console: true,
  tostatus: false,
  complete: 'true',
  x: 500,
  y,
  wires: [],
});
