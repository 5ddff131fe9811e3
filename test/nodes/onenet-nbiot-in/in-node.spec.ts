import assert from 'node:assert/strict';

import helper from 'node-red-node-test-helper';

import { signPush } from '../../../lib/onenet';
import commandNode from '../../../nodes/onenet-nbiot-command/onenet-nbiot-command';
import configNode from '../../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import type { Message, NodeAPI } from '../../../nodes/shared/node-red';
import { useNodeRed } from '../../support/flow';
import { httpIn } from '../../support/http-in';
import { quiet } from '../../support/virtual-clock';
import * as vectors from '../../lib/onenet/push/vectors';
import {
  ask,
  inFields,
  loadInFlow,
  OUT,
  push,
  TAB,
  type InFlow,
  type InFlowOptions,
} from './in-flow';

const { TOKEN, NONCE } = vectors;
const AT = 1466133706841;
const ISO = '2016-06-17T03:21:46.841Z';
const IMEI = '865820060031939';

const classic = (msg: string, signature = signPush(TOKEN, NONCE, msg)): string =>
  `{"msg":${msg},"msg_signature":"${signature}","nonce":"${NONCE}"}`;
const point = (more: object = {}): object => ({
  type: 1,
  dev_id: 7,
  imei: IMEI,
  ds_id: '3303_0_5700',
  at: AT,
  value: 21.5,
  ...more,
});

describe('onenet-nbiot-in', () => {
  useNodeRed();

  let flow: InFlow;
  const load = async (fields: object = {}, options: InFlowOptions = {}): Promise<InFlow> => {
    flow = await loadInFlow(fields, options);
    return flow;
  };
  afterEach(() => flow.close());

  const address = (path = '/onenet'): string => flow.url + path;

  describe('verification of the address', () => {
    const query = ({ msg, signature } = vectors.VERIFICATION): string =>
      new URLSearchParams({ msg, nonce: NONCE, signature }).toString();

    it('echoes the raw msg and nothing else', async () => {
      await load({}, { token: TOKEN });
      const { status, text, headers } = await ask(`${address()}?${query()}`);
      assert.equal(status, 200);
      assert.equal(text, 'RANDOM-msg+/=');
      assert.equal(headers['content-type'], 'text/plain');
    });

    it('takes a signature whose plus signs came as spaces', async () => {
      // The first number for which the signature has a plus sign.
      let number = 0;
      while (!signPush(TOKEN, NONCE, `m${number}`).includes('+')) number += 1;
      const msg = `m${number}`;
      const signature = signPush(TOKEN, NONCE, msg).replaceAll('+', ' ');
      await load({}, { token: TOKEN });
      const { status, text } = await ask(`${address()}?${query({ msg, signature })}`);
      assert.deepEqual([status, text], [200, msg]);
    });

    it('refuses another signature, and a missing one', async () => {
      await load({}, { token: 'another' });
      assert.equal((await ask(`${address()}?${query()}`)).status, 401);
      assert.equal((await ask(`${address()}?msg=a`)).status, 401);
      assert.equal(flow.logged('warn').length, 1);
    });

    it('echoes without a check where no token is set', async () => {
      await load();
      const { status, text } = await ask(`${address()}?msg=%E4%BD%A0%20a`);
      assert.deepEqual([status, text], [200, '你 a']);
    });

    it('echoes all the same, and warns, where it is to warn', async () => {
      await load({ verify: 'warn' }, { token: 'another' });
      const { status, text } = await ask(`${address()}?${query()}`);
      assert.deepEqual([status, text], [200, 'RANDOM-msg+/=']);
      assert.match(flow.logged('warn')[0] ?? '', /signature/);
    });

    it('answers nothing of use to a plain GET', async () => {
      await load();
      assert.equal((await ask(address())).status, 400);
    });
  });

  describe('a push', () => {
    const value42 = { payload: '42', topic: `${IMEI}/3200/0/5750` };
    for (const [title, body, aesKey] of [
      ['classic plain', classic(vectors.CLASSIC_MESSAGE, vectors.CLASSIC_SIGNATURE), ''],
      [
        'classic encrypted',
        JSON.stringify({
          enc_msg: vectors.CLASSIC_ENCRYPTED,
          msg_signature: vectors.CLASSIC_ENCRYPTED_SIGNATURE,
          nonce: NONCE,
        }),
        vectors.CLASSIC_KEY,
      ],
      [
        'newer plain',
        JSON.stringify({
          msg: vectors.NEWER_MESSAGE,
          signature: signPush(TOKEN, NONCE, vectors.NEWER_MESSAGE),
          nonce: NONCE,
          time: AT,
          id: 'a1',
        }),
        '',
      ],
      [
        'newer encrypted',
        JSON.stringify({
          msg: vectors.NEWER_ENCRYPTED,
          signature: vectors.NEWER_SIGNATURE,
          nonce: NONCE,
          time: AT,
          id: 'a1',
        }),
        vectors.NEWER_KEY,
      ],
    ] as const) {
      it(`is taken in its ${title} form`, async () => {
        await load({}, { token: TOKEN, aesKey });
        const { status, text } = await push(address(), body, { 'content-type': 'text/html' });
        assert.deepEqual([status, text], [200, '']);
        const [msg] = await flow.messages(1);
        assert.deepEqual({ payload: msg?.payload, topic: msg?.topic }, value42);
      });
    }

    it('says what is known of it', async () => {
      await load({}, { token: TOKEN });
      await push(address(), classic(JSON.stringify(point())));
      const [msg] = await flow.messages(1);
      assert.deepEqual(msg?.onenet, {
        kind: 'data',
        imei: IMEI,
        path: '3303/0/5700',
        at: ISO,
        deviceId: '7',
        raw: point(),
      });
    });

    it('is checked over the bytes as received', async () => {
      await load({}, { token: TOKEN });
      const text =
        '{"type":1,"imei":"1","ds_id":"3303_0_5700","at":1466133706841,"value":1.0,"n":12345678901234567890,"s":"\\u4f60\\/"}';
      assert.equal((await push(address(), classic(text))).status, 200);
    });

    it('comes as a batch that mixes devices', async () => {
      await load({}, { token: TOKEN });
      const batch = [
        point(),
        { type: 2, dev_id: 8, imei: '2', status: 1, login_type: 10, at: AT },
        { type: 2, dev_id: 9, status: 0, at: AT },
        { hello: 'world' },
      ];
      await push(address(), classic(JSON.stringify(batch)));
      const messages = await flow.messages(4);
      assert.deepEqual(
        messages.map(({ topic, payload }) => [topic, payload]),
        [
          [`${IMEI}/3303/0/5700`, 21.5],
          ['2/online', true],
          ['9/online', false],
          ['other', { hello: 'world' }],
        ],
      );
    });

    it('of a thousand points is sent ten to each turn of the event loop', async () => {
      await load();
      const points = Array.from({ length: 1000 }, (_, index) => point({ value: index }));
      const turns: number[] = [];
      let seen = 0;
      let isOver = false;
      const turn = (): void => {
        if (flow.received.length > seen) turns.push(flow.received.length - seen);
        seen = flow.received.length;
        if (!isOver) setImmediate(turn);
      };
      turn();
      await push(address(), JSON.stringify({ msg: points }));
      const messages = await flow.messages(1000);
      isOver = true;
      assert.deepEqual(
        messages.map(({ payload }) => payload),
        points.map((_, index) => index),
      );
      assert.ok(Math.max(...turns) <= 10, String(turns));
    });

    it('that has not been sent when Node-RED stops is counted in the log', async () => {
      await load();
      const { warn } = helper.getNode('in') as unknown as { warn: { args: unknown[][] } };
      const points = Array.from({ length: 1000 }, (_, index) => point({ value: index }));
      await push(address(), JSON.stringify({ msg: points }));
      await flow.messages(1);
      // What was sent in the same turn arrives.
      await new Promise(setImmediate);
      await helper.clearFlows();
      const left = 1000 - flow.received.length;
      assert.ok(left > 0);
      const warnings = warn.args.map(([text]) => String(text));
      assert.equal(warnings.length, 1);
      assert.match(
        warnings[0] ?? '',
        new RegExp(`^${left} messages .* when the flows were stopped`),
      );
    });

    it('is answered before the flow runs', async () => {
      await load();
      let answered = false;
      const push1 = push(address(), JSON.stringify({ msg: point() })).then(() => (answered = true));
      await flow.messages(1);
      await push1;
      assert.ok(answered);
    });
  });

  describe('what is refused', () => {
    const body = JSON.stringify({ msg: point(), nonce: NONCE, msg_signature: 'AAAA' });

    for (const [title, fields, expected] of [
      ['a wrong signature', { msg_signature: 'AAAA' }, 401],
      ['no signature', {}, 401],
    ] as const) {
      it(`is ${title} in strict mode`, async () => {
        await load({}, { token: TOKEN });
        const sent = JSON.stringify({ msg: point(), nonce: NONCE, ...fields });
        assert.equal((await push(address(), sent)).status, expected);
        assert.equal((await push(address(), sent)).status, expected);
        const warnings = flow.logged('warn');
        assert.equal(warnings.length, 1, 'once a minute');
        assert.doesNotMatch(warnings.join(), new RegExp(TOKEN));
        assert.equal((flow.status() as { fill: string }).fill, 'yellow');
        assert.deepEqual(flow.received, []);
      });
    }

    it('passes in warn mode, and says so in the message', async () => {
      await load({ verify: 'warn' }, { token: TOKEN });
      assert.equal((await push(address(), body)).status, 200);
      const [msg] = await flow.messages(1);
      assert.equal((msg?.onenet as { signature: string }).signature, 'invalid');
    });

    it('passes with the check off', async () => {
      await load({ verify: 'off' }, { token: TOKEN });
      assert.equal((await push(address(), body)).status, 200);
      const [msg] = await flow.messages(1);
      assert.equal('signature' in (msg?.onenet as object), false);
    });

    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    for (const [title, sent, status, headers] of [
      ['garbage', 'x'.repeat(1024 * 1024), 400, {}],
      ['nothing', '', 400, {}],
      ['a number', '7', 400, {}],
      ['deep nesting', `{"msg":${deep}}`, 400, {}],
      ['deep nesting inside a text', JSON.stringify({ msg: deep }), 400, {}],
      ['a body that is too large', 'x'.repeat(1024 * 1024 + 1), 413, {}],
      ['a compressed body', '{}', 415, { 'content-encoding': 'gzip' }],
      ['what cannot be decrypted', JSON.stringify({ enc_msg: 'AAAA' }), 400, {}],
    ] as const) {
      it(`is ${title}`, async () => {
        await load({}, { aesKey: vectors.CLASSIC_KEY });
        const answer = await push(address(), sent, headers);
        assert.equal(answer.status, status);
        await push(address(), sent, headers);
        assert.equal(flow.logged('warn').length, 1);
        // It still listens.
        assert.equal((await push(address(), JSON.stringify({ msg: point() }))).status, 200);
        await flow.messages(1);
      });
    }

    it('pollutes nothing', async () => {
      await load();
      const sent = `{"msg":{"type":1,"imei":"1","ds_id":"__proto__","at":1,"value":1e999,"__proto__":{"polluted":1}},"__proto__":{"polluted":1}}`;
      assert.equal((await push(address(), sent)).status, 200);
      const [msg] = await flow.messages(1);
      assert.equal(msg?.topic, '1/__proto__');
      assert.equal(({} as { polluted?: unknown }).polluted, undefined);
      assert.equal((msg as { polluted?: unknown }).polluted, undefined);
    });
  });

  describe('repeats', () => {
    const body = JSON.stringify({ msg: [point(), point({ value: 22 })] });
    const last = JSON.stringify({ msg: point({ value: 'last' }) });

    it('are dropped, also after a deploy', async () => {
      await load();
      await push(address(), body);
      await push(address(), body);
      await flow.deploy([TAB, inFields(), OUT]);
      await push(address(), body);
      await push(address(), last);
      const payloads = (await flow.messages(3)).map(({ payload }) => payload);
      assert.deepEqual(payloads, [21.5, 22, 'last']);
    });

    it('are let through where they are wanted', async () => {
      await load({ repeats: true });
      await push(address(), body);
      await push(address(), body);
      const payloads = (await flow.messages(4)).map(({ payload }) => payload);
      assert.deepEqual(payloads, [21.5, 22, 21.5, 22]);
    });

    it('are known by the id of the newer push', async () => {
      await load();
      const newer = (id: string): string => JSON.stringify({ msg: JSON.stringify(point()), id });
      for (const id of ['1', '1', '2']) await push(address(), newer(id));
      await push(address(), last);
      const messages = await flow.messages(3);
      assert.deepEqual(
        messages.map(({ onenet }) => (onenet as { id?: string }).id),
        ['1', '2', undefined],
      );
    });
  });

  it('lets through what its filters say', async () => {
    await load({ kinds: ['data', 'online'], imeis: `${IMEI}, 2`, paths: '3303/*/5700\n3311' });
    const batch = [
      point({ ds_id: '3303_0_5701' }),
      point({ ds_id: '3303_9_5700', value: 'a' }),
      point({ ds_id: '3311_0_5850', value: 'b' }),
      point({ imei: '3' }),
      { type: 2, imei: '2', status: 1, at: AT },
      { type: 7, imei: '2', cmd_id: 'x', at: AT },
      { hello: 1 },
      point({ ds_id: '33030_0_5700' }),
      point({ value: 'last' }),
    ];
    await push(address(), JSON.stringify({ msg: batch }));
    const payloads = (await flow.messages(4)).map(({ payload }) => payload);
    assert.deepEqual(payloads, ['a', 'b', true, 'last']);
  });

  describe('the result of a kept command', () => {
    const uuid = 'e1b1c1d1-0000-4000-8000-000000000001';
    const result = JSON.stringify({
      type: 7,
      cmd_id: uuid,
      imei: IMEI,
      cmd_type: 1,
      send_status: 5,
      confirm_status: 0,
    });
    const nodes = [
      { id: 'platform', type: 'onenet-nbiot-config', host: 'http://127.0.0.1:9' },
      {
        ...{ id: 'follow', type: 'onenet-nbiot-command', z: 'tab', x: 100, y: 200 },
        ...{ platform: 'platform', operation: 'follow', minInterval: 3600, wires: [['done'], []] },
      },
      { ...OUT, id: 'done' },
    ];

    const follow = async (
      fields: object,
      options: InFlowOptions = {},
      { uuid: followed, early }: { uuid: string; early?: string } = { uuid },
    ) => {
      const moreTypes = [configNode, commandNode];
      const credentials = { platform: { apiKey: 'canary' } };
      await load(
        { platform: 'platform', ...fields },
        { moreTypes, nodes, credentials, ...options },
      );
      if (early !== undefined) {
        await push(address(), early);
        await flow.messages(1);
      }
      const left: Message[] = [];
      const done = helper.getNode('done') as unknown as Listening;
      done.on('input', (msg) => left.push(msg));
      const command = helper.getNode('follow') as unknown as Listening;
      command.receive({ onenet: { uuid: followed, request: { imei: IMEI } } });
      // The inputs of the message are read asynchronously.
      await turns();
      return left;
    };
    const turns = async (isEnough = () => false): Promise<void> => {
      for (let turn = 0; turn < 30 && !isEnough(); turn += 1) await quiet();
    };
    interface Listening {
      on(event: 'input', listener: (msg: Message) => void): void;
      receive(msg: Message): void;
    }

    it('is a message, and ends what is followed on the same platform', async () => {
      const left = await follow({}, { token: TOKEN });
      await push(address(), classic(result));
      const [msg] = await flow.messages(1);
      assert.equal(msg?.topic, `${IMEI}/result`);
      assert.equal((msg.payload as { state: string }).state, 'confirmed');
      await turns(() => left.length > 0);
      assert.deepEqual(
        left.map(({ onenet }) => (onenet as { state: string }).state),
        ['confirmed'],
      );
    });

    it('ends what is followed only after it has come', async () => {
      const fast = { uuid: 'e1b1c1d1-0000-4000-8000-000000000002' };
      const early = classic(result.replace(uuid, fast.uuid));
      const left = await follow({}, { token: TOKEN }, { ...fast, early });
      await turns(() => left.length > 0);
      assert.deepEqual(
        left.map(({ onenet }) => (onenet as { state: string }).state),
        ['confirmed'],
      );
    });

    it('ends nothing if its signature does not fit', async () => {
      const left = await follow({ verify: 'warn' }, { token: TOKEN });
      await push(address(), classic(result, 'AAAA'));
      await flow.messages(1);
      await turns();
      assert.equal(left.length, 0);
      await push(address(), classic(result.replace('}', ',"more":1}')));
      await turns(() => left.length > 0);
      assert.equal(left.length, 1);
    });
  });

  describe('its path', () => {
    const body = JSON.stringify({ msg: point() });

    it('is below the root of the HTTP nodes, whatever stands before them', async () => {
      await load(
        { path: 'my/Place/' },
        {
          root: '/api',
          login: (_request, response) => {
            response.statusCode = 401;
            response.end();
          },
        },
      );
      assert.equal((await push(address('/api/my/place'), body)).status, 200);
      assert.equal((await push(address('/api//my/Place/?x=1'), body)).status, 200);
      assert.equal((await push(address('/my/place'), body)).status, 404);
      assert.equal((await push(address('/api/other'), body)).status, 401);
    });

    it('is behind the login where that is wanted, and gets the bytes all the same', async () => {
      const login = (
        ...[request, response, next]: Parameters<NonNullable<InFlowOptions['login']>>
      ): void => {
        if (request.headers.authorization === 'yes') {
          next();
          return;
        }
        response.statusCode = 401;
        response.end();
      };
      await load({ auth: true }, { login, token: TOKEN });
      const sent = classic('{"type":1,"imei":"1","ds_id":"3_0_1","at":1,"value":1.0}');
      const json = { 'content-type': 'application/json' };
      assert.equal((await push(address(), sent, json)).status, 401);
      assert.equal((await push(address(), sent, { ...json, authorization: 'yes' })).status, 200);
      assert.equal((await ask(`${address()}?msg=a`)).status, 401);
    });

    it('goes with the node', async () => {
      await load();
      await flow.deploy([TAB, OUT]);
      assert.equal((await push(address(), body)).status, 404);
    });

    it('says during a deploy that the push is to come again, and after it', async () => {
      let whileClosing = (): Promise<unknown> => Promise.resolve();
      const slow = (RED: NodeAPI): void => {
        RED.nodes.registerType('slow', function (config) {
          RED.nodes.createNode(this, config);
          this.on('close', (_removed, done) => void whileClosing().then(done));
        });
      };
      const nodes = [{ id: 'slow', type: 'slow', z: 'tab', x: 500, y: 100, wires: [] }];
      await load({}, { moreTypes: [slow], nodes });
      let answer = await push(address(), body);
      assert.equal(answer.status, 200);
      whileClosing = async () => {
        answer = await push(`${address()}/`, body);
      };
      await flow.deploy([TAB, inFields(), OUT, ...nodes]);
      assert.deepEqual([answer.status, answer.headers['retry-after']], [503, '1']);
      assert.equal((await push(address(), body)).status, 200);
      await flow.deploy([TAB, OUT, ...nodes]);
      assert.equal(answer.status, 404);
    });

    it('of before a deploy that changes it leads nowhere', async () => {
      await load();
      await flow.deploy([TAB, inFields({ path: '/other' }), OUT]);
      assert.equal((await push(address(), body)).status, 404);
      assert.equal((await push(address('/other'), body)).status, 200);
    });

    it('can be had by one node only, until that gives it back', async () => {
      const second = inFields({ id: 'second', name: 'the second' });
      await load({ name: 'the first' }, { nodes: [second] });
      assert.match(flow.logged('error', 'second')[0] ?? '', /the first/);
      assert.deepEqual(flow.status('second'), {
        fill: 'red',
        shape: 'ring',
        text: 'onenet-nbiot-in.status.path',
      });
      await flow.deploy([TAB, second, OUT], 'nodes');
      assert.equal((flow.status('second') as { fill: string }).fill, 'grey');
      assert.equal((await push(address(), body)).status, 200);
      await flow.messages(1);
    });

    it('is not taken from an http in node', async () => {
      const other = {
        id: 'http',
        type: 'http in',
        z: 'tab',
        name: 'mine',
        url: '/OneNET',
        method: 'post',
      };
      await load({}, { moreTypes: [httpIn], nodes: [{ ...other, wires: [[]] }] });
      assert.match(flow.logged('error')[0] ?? '', /mine/);
      assert.equal((flow.status() as { fill: string }).fill, 'red');
      await flow.deploy([TAB, inFields(), OUT], 'nodes');
      assert.equal((flow.status() as { fill: string }).fill, 'grey');
      assert.equal((await push(address(), body)).status, 200);
    });

    for (const [path, rule] of [
      ['/', /editor/],
      ['/flows', /editor/],
      ['/a b', /path such as/],
      ['/a?b', /path such as/],
      ['${NOT_SET}', /NOT_SET/],
    ] as const) {
      it(`is not ${path}`, async () => {
        await load({ path });
        assert.match(flow.logged('error')[0] ?? '', rule);
        assert.equal((flow.status() as { fill: string }).fill, 'red');
      });
    }
  });

  for (const [title, fields, credentials, rule, shown] of [
    ['a token from a variable that is not set', {}, { token: '${NOT_SET}' }, /NOT_SET/, 'variable'],
    ['an AES key of another length', {}, { aesKey: 'short' }, /43.*16/, 'config'],
    ['a check without a token', { verify: 'strict' }, {}, /token/, 'token'],
    ['an unknown mode', { verify: 'maybe' }, {}, /strict/, 'config'],
    ['an unknown kind', { kinds: 'date' }, {}, /online/, 'config'],
  ] as const) {
    it(`does not listen with ${title}`, async () => {
      await load(fields, credentials);
      assert.match(flow.logged('error')[0] ?? '', rule);
      assert.deepEqual(flow.status(), {
        fill: 'red',
        shape: 'ring',
        text: `onenet-nbiot-in.status.${shown}`,
      });
      assert.equal((await push(address(), '{}')).status, 404);
    });
  }

  it('does not listen where it is disabled', async () => {
    await load();
    await flow.deploy([TAB, inFields({ d: true }), OUT]);
    assert.equal((await push(address(), '{}')).status, 404);
    assert.equal(helper.getNode('in'), null);
  });
});
