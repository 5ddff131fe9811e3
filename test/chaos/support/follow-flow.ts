/** A flow in which messages wait for sleeping devices: three write nodes, and a node that follows for the third. */

import type { Simulator } from '../../../lib/simulator';

export const FEED = 'feed';
/** The last node before ours. */
export const BY_NODE = 'by-node';
const SPREAD = 'spread';
/** Writes, and waits for the result itself. */
export const CACHED = 'write-cached';
/** First at once, then cached; waits for the result itself. */
export const FALLBACK = 'write-fallback';
/** Leaves the waiting to {@link FOLLOW}. */
export const QUEUED = 'write-queued';
export const FOLLOW = 'follow';

/** Where a message is at its end: a node and one of its outputs. */
export const ENDS: readonly (readonly [node: string, output: number])[] = [
  ...[CACHED, FALLBACK, FOLLOW].flatMap((node) => [[node, 0] as const, [node, 1] as const]),
  [QUEUED, 1],
];

export interface FollowFlowOptions {
  /** Another name is a changed node. */
  readonly name?: string;
  readonly withKey?: boolean;
  readonly without?: readonly string[];
}

const SENDER = `
  const text = (n) => Buffer.from('bytes of ' + n);
  return [msg.payload.map(({ seq, imei, to, expires, resource }) => ({
    seq, imei, to, expires,
    payload: { [resource ?? 5527]: String(seq) },
    kept: { bytes: text(seq), at: new Date(1e12 + seq), big: BigInt(2) ** 60n + BigInt(seq) },
  }))];`;

export function followFlow(simulator: Simulator, options: FollowFlowOptions = {}): object[] {
  const { name = '', withKey = true, without = [] } = options;
  const nodes = [
    { id: 'tab', type: 'tab', label: 'sleepers' },
    {
      ...{ id: 'platform', type: 'onenet-nbiot-config', host: simulator.url },
      ...{ callsPerSecond: '0', deviceGap: '0', retries: '1' },
      ...(withKey ? { credentials: { apiKey: simulator.apiKey } } : {}),
    },
    node(FEED, 'inject', { props: [], repeat: '' }, [[SPREAD]]),
    node(SPREAD, 'function', { func: SENDER, outputs: 1, libs: [] }, [[BY_NODE]]),
    node(
      BY_NODE,
      'switch',
      {
        ...{ property: 'to', propertyType: 'msg', checkall: 'false', outputs: 3 },
        rules: [CACHED, FALLBACK, QUEUED].map((v) => ({ t: 'eq', v, vt: 'str' })),
      },
      [[CACHED], [FALLBACK], [QUEUED]],
    ),
    write(CACHED, { name, delivery: 'cached', waitForResult: true }),
    write(FALLBACK, {
      ...{ name, delivery: 'instant-then-cached', waitForResult: true, secondWrite: true },
    }),
    write(QUEUED, { name, delivery: 'cached' }, [[FOLLOW], ['end']]),
    node(FOLLOW, 'onenet-nbiot-command', { name, platform: 'platform', ...PACE }, [
      ['end'],
      ['end'],
    ]),
    node('end', 'debug', { active: false, complete: 'true' }, []),
  ];
  return nodes.filter(({ id }) => !without.includes(id));
}

const PACE = { minInterval: 0.1, maxInterval: 0.4 };

function write(id: string, properties: object, wires = [['end'], ['end']]) {
  return node(
    id,
    'onenet-nbiot-write',
    {
      platform: 'platform',
      ...{ imei: 'imei', imeiType: 'msg', objId: '3341', objIdType: 'num' },
      ...{ payload: 'payload', payloadType: 'msg', timeout: '5', timeoutType: 'num' },
      ...{ expires: 'expires', expiresType: 'msg', retry: '1', retryType: 'num' },
      ...PACE,
      ...properties,
    },
    wires,
  );
}

function node(id: string, type: string, properties: object, wires: string[][]) {
  return { id, type, z: 'tab', x: 100, y: 100, ...properties, wires };
}
