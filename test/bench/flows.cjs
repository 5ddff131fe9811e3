'use strict';
/** The flows of the benchmark: this package's node, and what people build today. Both end in the same kind of sink. */

const API_KEY = 'benchmark-key-0123456789ab==';
/** As in pusher.cjs. */
const PUSH_TOKEN = 'benchmark-token';

/** Pace off, as the benchmark is of the node and not of OneNET's limits. */
function platform(id, host, maxInFlight) {
  return {
    id,
    type: 'onenet-nbiot-config',
    host,
    maxInFlight,
    callsPerSecond: 0,
    deviceGap: 0,
    deviceQueueLimit: 1e6,
    queueLimit: 1e6,
    retries: 0,
  };
}

function write(id, platformId) {
  return {
    id,
    type: 'onenet-nbiot-write',
    z: 'tab',
    platform: platformId,
    imei: 'imei',
    imeiType: 'msg',
    objId: '3311',
    objIdType: 'num',
    objInstId: '0',
    objInstIdType: 'num',
    mode: '2',
    modeType: 'num',
    timeout: '25',
    timeoutType: 'num',
    payload: 'payload',
    payloadType: 'msg',
    resId: '5851',
    resIdType: 'num',
    valueType: 'auto',
    wires: [['sink'], ['sink']],
  };
}

function read(id, platformId) {
  return {
    ...{ id, type: 'onenet-nbiot-read', z: 'tab', platform: platformId },
    ...{ imei: 'imei', imeiType: 'msg', objId: '3311', objIdType: 'num' },
    ...{ objInstId: '0', objInstIdType: 'num', resId: '5851', resIdType: 'num' },
    ...{ timeout: '25', timeoutType: 'num', wires: [['sink'], ['sink']] },
  };
}

/** Many commands for one device, each for another Resource, so that none takes the place of another. */
function writeAny(id, keepLatest) {
  return { ...write(id, 'usual'), resId: 'resId', resIdType: 'msg', keepLatest };
}

function today(id, base) {
  return [
    {
      id,
      type: 'function',
      z: 'tab',
      func: `msg.method = 'POST';
msg.url = '${base}/nbiot?imei=' + msg.imei + '&obj_id=3311&obj_inst_id=0&mode=2&timeout=25';
msg.headers = { 'api-key': '${API_KEY}', 'content-type': 'application/json' };
msg.payload = { data: [{ res_id: 5851, val: msg.payload }] };
return msg;`,
      outputs: 1,
      wires: [[`${id}-request`]],
    },
    {
      id: `${id}-request`,
      type: 'http request',
      z: 'tab',
      method: 'use',
      ret: 'obj',
      paytoqs: 'ignore',
      url: '',
      persist: true,
      senderr: false,
      wires: [['sink']],
    },
  ];
}

/** What people build today to receive pushes: the message is printed again to check its signature. */
function receiveToday(id) {
  return [
    {
      id,
      type: 'http in',
      z: 'tab',
      url: `/${id}`,
      method: 'post',
      wires: [[`${id}-read`]],
    },
    {
      id: `${id}-read`,
      type: 'function',
      z: 'tab',
      func: `const crypto = global.get('crypto');
const { msg: pushed, msg_signature: signature, nonce } = msg.payload;
const text = JSON.stringify(pushed);
const expected = crypto.createHash('md5').update('${PUSH_TOKEN}' + nonce + text).digest('base64');
if (signature !== expected) {
  msg.statusCode = 401;
  msg.payload = '';
  return [msg, null];
}
const { req, res } = msg;
const points = (Array.isArray(pushed) ? pushed : [pushed]).map((each) => ({
  topic: each.imei + '/' + each.ds_id.replace(/_/g, '/'),
  payload: each.value,
  onenet: {
    kind: 'data',
    imei: each.imei,
    path: each.ds_id.replace(/_/g, '/'),
    at: new Date(each.at).toISOString(),
    deviceId: String(each.dev_id),
    raw: each,
  },
}));
return [{ req, res, payload: '' }, points];`,
      outputs: 2,
      wires: [[`${id}-answer`], ['sink']],
    },
    { id: `${id}-answer`, type: 'http response', z: 'tab', statusCode: '', wires: [] },
  ];
}

exports.API_KEY = API_KEY;
exports.platform = platform;

exports.createFlows = ({ http, https }) => [
  { id: 'tab', type: 'tab', label: 'benchmark' },
  { id: 'sink', type: 'bench-sink', z: 'tab', wires: [] },
  { id: 'undici-node', type: 'bench-undici', z: 'tab', url: http, wires: [['sink']] },
  platform('usual', http, 1000),
  platform('secure', https, 1000),
  platform('narrow', http, 64),
  platform('wide', http, 20000),
  write('ours', 'usual'),
  read('ours-read', 'usual'),
  write('ours-https', 'secure'),
  write('ours-narrow', 'narrow'),
  write('ours-wide', 'wide'),
  writeAny('ours-each', false),
  writeAny('ours-latest', true),
  ...today('today', http),
  ...today('today-https', https),
  {
    ...{ id: 'ours-push', type: 'onenet-nbiot-in', z: 'tab', path: '/ours-push', verify: 'strict' },
    wires: [['sink']],
  },
  ...receiveToday('today-push'),
];
