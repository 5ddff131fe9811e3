import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { CommandResult } from '../../../nodes/shared/message/result';
import { API_KEY, loadWriteNode, pass, useNodeRed, type Departure } from '../../support/flow';
import { FakePlatform, SUCCESS } from '../../support/fake-platform';

describe('onenet-nbiot-write', () => {
  useNodeRed();
  let platform: FakePlatform;

  beforeEach(async () => {
    platform = await FakePlatform.start();
  });
  afterEach(async () => {
    await platform.stop();
  });

  const result = ({ msg }: Departure): CommandResult => msg.onenet as CommandResult;

  it('writes what the message says and sends it on as accepted', async () => {
    const node = await loadWriteNode({ host: platform.url });
    const msg = { _msgid: 'a', topic: 'lamp', payload: true };
    const left = await pass(node, msg);

    assert.equal(left.output, 1);
    assert.deepEqual(left.msg.payload, { errno: 0, error: 'succ' });
    assert.equal(left.msg.errno, 0);
    assert.equal(left.msg.topic, 'lamp');
    const { durationMs, ...rest } = result(left);
    assert.ok(durationMs > 0);
    assert.deepEqual(rest, {
      state: 'confirmed',
      errno: 0,
      error: 'succ',
      reason: null,
      code: null,
      cause: null,
      cure: null,
      mayBePartial: false,
      httpStatus: 200,
      attempts: 1,
      request: {
        imei: '860000000000001',
        path: '/3311/0',
        mode: 2,
        timeout: 25,
        data: [{ res_id: 5850, val: true }],
      },
    });
    const [request] = platform.received;
    assert.equal(request?.method, 'POST');
    assert.equal(
      request.target,
      '/nbiot?imei=860000000000001&obj_id=3311&obj_inst_id=0&mode=2&timeout=25',
    );
    assert.equal(request.body, '{"data":[{"res_id":5850,"val":true}]}');
    assert.equal(request.headers['api-key'], API_KEY);
  });

  describe('with keepLatest', () => {
    const rows: [what: string, first: object, second: object, errnos: number[]][] = [
      ['the same again', { mode: 2, payload: 1 }, { mode: 2, payload: 2 }, [0, -8, 0]],
      ['another mode', { mode: 1, payload: 1 }, { mode: 2, payload: 2 }, [0, 0, 0]],
      ['another resource', { mode: 2, payload: 1 }, { mode: 2, payload: { 5851: 2 } }, [0, 0, 0]],
    ];
    for (const [what, first, second, errnos] of rows) {
      it(`leaves as it should when what waits is followed by ${what}`, async () => {
        const held: (() => void)[] = [];
        platform.answer = (_request, reply) => {
          held.push(() => {
            reply(SUCCESS);
          });
        };
        const node = await loadWriteNode({
          host: platform.url,
          write: { keepLatest: true, mode: 'mode', modeType: 'msg' },
        });
        const underWay = pass(node, { mode: 2, payload: 0 });
        await platform.requests(1);
        platform.answer = (_request, reply) => {
          reply(SUCCESS);
        };
        const waiting = [first, second].map((msg) => pass(node, { ...msg }));
        held[0]?.();
        const left = await Promise.all([underWay, ...waiting]);
        assert.deepEqual(
          left.map(({ msg }) => msg.errno),
          errnos,
        );
      });
    }
  });

  it('keeps unknown fields and 64-bit numbers of the reply', async () => {
    platform.answer = (_request, reply) => {
      reply('{"errno":0,"id":9007199254740993,"error":"succ","more":{"a":[1]}}');
    };
    const left = await pass(await loadWriteNode({ host: platform.url }), { payload: 1 });
    assert.deepEqual(left.msg.payload, {
      errno: 0,
      id: '9007199254740993',
      error: 'succ',
      more: { a: [1] },
    });
  });

  it('shows no key, though the platform repeats it', async () => {
    platform.answer = ({ headers }, reply) => {
      const key = String(headers['api-key']);
      reply(JSON.stringify({ errno: 3, error: `auth failed: ${key}`, asked: { headers } }));
    };
    const { msg } = await pass(await loadWriteNode({ host: platform.url }), { payload: 1 });
    assert.equal(msg.errno, 3);
    assert.doesNotMatch(inspect(msg, { depth: 12, showHidden: true }), new RegExp(API_KEY));
    assert.match(inspect(msg, { depth: 12 }), /auth failed: \*\*\*/);
  });

  it('keeps a path of the host in front of the platform’s own', async () => {
    const node = await loadWriteNode({ host: `${platform.url}/gateway/onenet/` });
    await pass(node, { payload: 1 });
    assert.match(platform.received[0]?.target ?? '', /^\/gateway\/onenet\/nbiot\?imei=/);
  });

  describe('sends a refusal', () => {
    const timeout = '{"errno":16,"error":"unsuccess: TIME_OUT null"}';

    it('to output 2 if that is wired', async () => {
      platform.answer = (_request, reply) => {
        reply(timeout);
      };
      const left = await pass(await loadWriteNode({ host: platform.url }), { payload: 1 });
      assert.equal(left.output, 2);
      assert.deepEqual(left.msg.payload, { errno: 16, error: 'unsuccess: TIME_OUT null' });
      assert.equal(left.msg.errno, 16);
      const { state, reason, code, httpStatus } = result(left);
      assert.deepEqual(
        { state, reason, code, httpStatus },
        { state: 'unknown', reason: 'timeout', code: 'ONENET_UNKNOWN', httpStatus: 200 },
      );
    });

    for (const [title, wires] of [
      ['nothing is wired', [['accepted'], []]],
      ['the wire ends at a node that does not run', [['accepted'], ['disabled']]],
      ['the wire ends at a junction that leads nowhere', [['accepted'], ['loose end']]],
      ['the flow has no second output', [['accepted']]],
    ] as const) {
      it(`to Catch nodes if ${title}`, async () => {
        platform.answer = (_request, reply) => {
          reply(timeout);
        };
        const node = await loadWriteNode({ host: platform.url, write: { wires } });
        const left = await pass(node, { payload: 7 });
        assert.equal(left.output, undefined);
        assert.equal(left.msg.payload, 7);
        assert.equal(left.msg.errno, 16);
        assert.equal(result(left).state, 'unknown');
        assert.equal((left.error as NodeJS.ErrnoException).code, 'ONENET_UNKNOWN');
        assert.match(left.error?.message ?? '', /^\w.*\. \(unsuccess: TIME_OUT null, errno 16\)$/);
        assert.equal(left.error?.cause, undefined);
      });
    }
  });

  it('sends a failure through a junction that leads somewhere', async () => {
    platform.answer = (_request, reply) => {
      reply('{"errno":16,"error":"unsuccess: TIME_OUT null"}');
    };
    const node = await loadWriteNode({
      host: platform.url,
      write: { wires: [['accepted'], ['bend']] },
    });
    assert.equal((await pass(node, { payload: 7 })).output, 2);
  });

  describe('sends nothing', () => {
    const cases: [
      title: string,
      options: object,
      payload: unknown,
      errno: number,
      error: RegExp,
    ][] = [
      ['for a payload that cannot be written', {}, Number.NaN, -1, /^\/data\/0\/val .*NaN/],
      ['for no object', { write: { objId: '' } }, 1, -1, /^\/objId is missing/],
      ['for no imei', { write: { imei: ' ' } }, 1, -1, /^\/imei is missing/],
      [
        'for a broken expression',
        { write: { objId: '(', objIdType: 'jsonata' } },
        1,
        -1,
        /^\/objId could not be read/,
      ],
      [
        'for an unknown type',
        { write: { objIdType: 'cookie' } },
        1,
        -1,
        /^\/objId .*type of value that is not known/,
      ],
      ['on a platform from a variable', { write: { platform: '${NO_P}' } }, 1, -2, /NO_P/],
      ['without a platform', { write: { platform: '' } }, 1, -2, /no platform is chosen/],
      ['without a key', { apiKey: ' ' }, 1, -2, /api-key/],
      ['to an unusable host', { host: 'ftp://example.com' }, 1, -2, /https/],
    ];
    for (const [title, options, payload, errno, error] of cases) {
      it(title, async () => {
        const node = await loadWriteNode({ host: platform.url, ...options });
        const left = await pass(node, { payload });
        assert.equal(left.output, 2);
        const { state, attempts, error: text } = result(left);
        assert.deepEqual({ state, attempts }, { state: 'unsent', attempts: 0 });
        assert.match(text, error);
        assert.equal(left.msg.errno, errno);
        assert.deepEqual(left.msg.payload, { errno, error: text });
        assert.equal(platform.received.length, 0);
      });
    }
  });

  it('lets a message that cannot be changed leave to Catch nodes', async () => {
    const node = await loadWriteNode({ host: platform.url });
    const left = await pass(node, Object.freeze({ payload: 1 }));
    assert.equal(left.output, undefined);
    const error = left.error as NodeJS.ErrnoException;
    assert.match(
      error.message,
      /^the message cannot take its result \(.*not extensible\), which is: confirmed, errno 0, succ$/,
    );
    assert.equal(error.errno, 0);
  });

  it('says which property of the message has no value', async () => {
    const node = await loadWriteNode({
      host: platform.url,
      write: { imei: 'device.imei', imeiType: 'msg' },
    });
    const { error, request } = result(await pass(node, { payload: 1 }));
    assert.equal(error, '/imei is missing (msg.device.imei has no value)');
    assert.deepEqual(request, { imei: undefined, path: '/3311/0', mode: 2, timeout: 25 });
  });

  it('takes each value from where the dialog says and from nowhere else', async () => {
    const node = await loadWriteNode({
      host: platform.url,
      env: [{ name: 'TIMEOUT', value: '7', type: 'str' }],
      write: {
        imei: 'device.imei',
        imeiType: 'msg',
        objId: '3300 + 41',
        objIdType: 'jsonata',
        objInstId: 'instance',
        objInstIdType: 'flow',
        mode: '1',
        timeout: 'TIMEOUT',
        timeoutType: 'env',
        payload: '{"5527":"中文"}',
        payloadType: 'json',
      },
    });
    node.context().flow.set('instance', '3');
    await pass(node, {
      device: { imei: 460001234567890 },
      imei: 'wrong',
      obj_id: 1,
      mode: 2,
      payload: 'wrong',
    });
    assert.equal(
      platform.received[0]?.target,
      '/nbiot?imei=460001234567890&obj_id=3341&obj_inst_id=3&mode=1&timeout=7',
    );
    assert.equal(platform.received[0].body, '{"data":[{"res_id":5527,"val":"中文"}]}');
  });

  it('sends commands to one device one at a time and in order, to others at once', async () => {
    const open: (() => void)[] = [];
    platform.answer = (_request, reply) => {
      open.push(() => {
        reply(SUCCESS);
      });
    };
    const node = await loadWriteNode({
      host: platform.url,
      write: { imei: 'topic', imeiType: 'msg' },
    });
    const left = ['a', 'a', 'b'].map((topic, payload) => pass(node, { topic, payload }));
    await platform.requests(2);
    assert.deepEqual(
      platform.received.map(
        ({ body }) => (JSON.parse(body) as { data: { val: number }[] }).data[0]?.val,
      ),
      [0, 2],
    );
    open.splice(0).forEach((answer) => {
      answer();
    });
    await platform.requests(3);
    open.splice(0).forEach((answer) => {
      answer();
    });
    for (const departure of await Promise.all(left)) assert.equal(departure.output, 1);
  });

  it('lets everything leave when it is closed, and logs what was unfinished', async () => {
    platform.answer = () => undefined;
    const node = await loadWriteNode({ host: platform.url });
    const warnings: string[] = [];
    const warned = new Promise<void>((resolve) => {
      node.on('call:warn', ({ args }) => {
        warnings.push(String(args[0]));
        resolve();
      });
    });
    const sent = pass(node, { _msgid: 'sent', payload: 1 });
    const waiting = pass(node, { _msgid: 'waiting', payload: 2 });
    await platform.requests(1);
    // Node-RED forgets the listener once the node is closed; a message may have been on its way to it before.
    const { _inputCallback } = node;
    await node.close();
    const late = pass({ ...node, _inputCallback }, { _msgid: 'late', payload: 3 });

    for (const [departure, state, attempts] of [
      [await sent, 'unknown', 1],
      [await waiting, 'unsent', 0],
      [await late, 'unsent', 0],
    ] as const) {
      assert.equal(departure.output, 2);
      assert.equal(departure.msg.errno, -9);
      assert.equal(result(departure).code, 'ONENET_STOPPED');
      assert.equal(result(departure).state, state);
      assert.equal(result(departure).attempts, attempts);
    }
    await warned;
    assert.equal(warnings.length, 1);
    assert.equal(platform.received.length, 1);
  });

  for (const [title, write, msg, errno, pointer] of [
    ['the IMEI', { imei: '${NOT_SET}' }, { payload: 1 }, -2, '/imei'],
    ['the Object', { objId: '${NOT_SET}' }, { payload: 1 }, -2, '/objId'],
    ['a part of the Object', { objId: '2${NOT_SET}' }, { payload: 1 }, -2, '/objId'],
    ['a part of the Instance', { objInstId: '2${NOT_SET}' }, { payload: 1 }, -2, '/objInstId'],
    ['a part of the Resource', { resId: '2${NOT_SET}' }, { payload: 1 }, -2, '/resId'],
    ['a part of the time limit', { timeout: '2${NOT_SET}' }, { payload: 1 }, -2, '/timeout'],
    ['the value, JSON,', { payload: '${NOT_SET}', payloadType: 'json' }, {}, -1, '/payload'],
    ['the value, bytes,', { payload: '${NOT_SET}', payloadType: 'bin' }, {}, -1, '/payload'],
    ['the IMEI, by name', { imei: 'NOT_SET', imeiType: 'env' }, { payload: 1 }, -2, '/imei'],
    [
      'the time limit, by name',
      { timeout: 'NOT_SET', timeoutType: 'env' },
      { payload: 1 },
      -2,
      '/timeout',
    ],
    [
      'the IMEI of a message',
      { imeiType: 'msg', imei: 'imei' },
      { imei: '${NOT_SET}', payload: 1 },
      -1,
      '/imei',
    ],
    ['the value', { payload: '${NOT_SET}', payloadType: 'str' }, {}, -1, '/payload'],
    ['the value, a Boolean,', { payload: '${NOT_SET}', payloadType: 'bool' }, {}, -1, '/payload'],
    ['the value, of two', { payload: '${PATH}${NOT_SET}', payloadType: 'env' }, {}, -1, '/payload'],
    ['a value by name', { payload: 'NOT_SET', payloadType: 'env' }, {}, -1, '/payload'],
  ] as const) {
    it(`sends nothing where ${title} is a variable that is not set`, async () => {
      const left = await pass(await loadWriteNode({ host: platform.url, write }), { ...msg });
      assert.deepEqual([left.msg.errno, result(left).state], [errno, 'unsent']);
      assert.match(result(left).error, new RegExp(`^${pointer} .*NOT_SET`));
      assert.equal(platform.received.length, 0);
    });
  }

  for (const [title, write, error] of [
    ['the delivery names a variable', { delivery: '${NOT_SET}' }, /^\/delivery .* NOT_SET, /],
    ['the delivery is none', { delivery: 'cahced' }, /^\/delivery .* not the text "cahced"$/],
    ['a switch names a variable', { readBack: '${NOT_SET}' }, /^\/readBack .* NOT_SET, /],
    ['the value type is none', { valueType: 'int' }, /^\/valueType .* not the text "int"$/],
  ] as const) {
    it(`sends nothing where ${title}, and says so before a message comes`, async () => {
      const node = await loadWriteNode({ host: platform.url, write });
      await new Promise((resolve) => setImmediate(resolve));
      // What the helper of Node-RED has made of the method.
      const { status } = node as unknown as { status: { lastCall?: { args: unknown[] } } };
      const text = 'onenet-nbiot-write.status.config';
      assert.deepEqual(status.lastCall?.args, [{ fill: 'red', shape: 'dot', text }]);
      const left = await pass(node, { payload: 1 });
      assert.deepEqual([left.msg.errno, result(left).state], [-2, 'unsent']);
      assert.equal(result(left).code, 'ONENET_CONFIG');
      assert.match(result(left).error, error);
      assert.equal(result(left).request.imei, '860000000000001');
      assert.equal(platform.received.length, 0);
    });
  }

  it('has the default of each choice and switch that is blank', async () => {
    const write = { delivery: '', valueType: ' ', readBack: '', secondWrite: '', keepLatest: ' ' };
    const left = await pass(await loadWriteNode({ host: platform.url, write }), { payload: 1 });
    assert.deepEqual([left.msg.errno, result(left).state], [0, 'confirmed']);
    assert.equal(platform.received.length, 1);
  });

  it('says of a variable in a message that Node-RED puts none in there, set or not', async () => {
    const write = { imei: 'imei', imeiType: 'msg' };
    const node = await loadWriteNode({ host: platform.url, write });
    const left = await pass(node, { imei: '${PATH}', payload: 1 });
    assert.deepEqual([left.msg.errno, result(left).state], [-1, 'unsent']);
    assert.match(
      result(left).error,
      /^\/imei .* PATH, and Node-RED .* into the fields of a dialog only/,
    );
    assert.equal(platform.received.length, 0);
  });

  for (const [title, apiKey, host] of [
    ['the key', '${NOT_SET}', undefined],
    ['the host', undefined, 'https://${NOT_SET}'],
  ] as const) {
    it(`sends nothing where ${title} is a variable that is not set`, async () => {
      const node = await loadWriteNode({
        host: host ?? platform.url,
        ...(apiKey === undefined ? {} : { apiKey }),
      });
      const left = await pass(node, { payload: 1 });
      assert.deepEqual([left.msg.errno, result(left).state], [-2, 'unsent']);
      assert.match(
        result(left).error,
        /^the chosen platform cannot be used: \/(?:host|apiKey) names the environment variable NOT_SET/,
      );
      assert.equal(platform.received.length, 0);
    });
  }

  it('says of a limit that it is one of the platform', async () => {
    const node = await loadWriteNode({ host: platform.url, config: { retries: -1 } });
    const left = await pass(node, { payload: 1 });
    assert.deepEqual([left.msg.errno, result(left).state], [-2, 'unsent']);
    assert.equal(
      result(left).error,
      'the chosen platform cannot be used: /retries must not be below 0: -1',
    );
  });

  it('says that a device may have done a part of what it refused', async () => {
    platform.answer = (_request, reply) => {
      reply('{"errno":5106,"error":"unsuccess: NOT_FOUND 1"}');
    };
    const node = await loadWriteNode({ host: platform.url });
    const several = await pass(node, { payload: { 5850: true, 5851: 1 } });
    const one = await pass(node, { payload: { 5850: true } });
    assert.deepEqual(
      [several, one].map((left) => [result(left).state, result(left).mayBePartial]),
      [
        ['refused', true],
        ['refused', false],
      ],
    );
    assert.doesNotMatch(String(result(several).cause), /nothing was written/i);
  });

  it('survives a payload that nobody can copy, on the way to Catch nodes', async () => {
    const sparse: unknown[] = [];
    sparse[4e9] = 1;
    const write = { wires: [['accepted'], []] };
    const node = await loadWriteNode({ host: platform.url, write });
    const nested = [
      [sparse],
      [{ res_id: 5850, val: sparse }],
      { data: [{ res_id: 1, val: { sparse } }] },
    ];
    for (const payload of [sparse, { data: sparse }, { 5850: sparse }, ...nested]) {
      const { output, msg, error } = await pass(node, { payload });
      assert.equal(output, undefined);
      assert.equal((error as NodeJS.ErrnoException).errno, -1);
      assert.equal(msg.payload, undefined);
    }
    assert.equal(platform.received.length, 0);
  });

  it('measures how long each message took, where Node-RED’s metrics are on', async () => {
    const node = await loadWriteNode({ host: platform.url });
    const metrics: unknown[][] = [];
    Object.assign(node, {
      metric: (...args: unknown[]) => (args.length === 0 ? true : metrics.push(args)),
    });
    const msg = { _msgid: 'a', payload: 1 };
    await pass(node, msg);
    const [[event, measured, duration] = []] = metrics;
    assert.equal(metrics.length, 1);
    assert.equal(event, 'onenet-nbiot-write.duration');
    assert.equal(measured, msg);
    assert.ok(Number.isInteger(duration));
  });

  it('shows what goes on below itself', async () => {
    const node = await loadWriteNode({ host: platform.url });
    const shown: unknown[] = [];
    node.on('call:status', ({ args }) => shown.push(args[0]));
    await pass(node, { payload: 1 });
    const text = 'onenet-nbiot-write.status.sending';
    assert.deepEqual(shown[0], { fill: 'blue', shape: 'dot', text });
  });
});
