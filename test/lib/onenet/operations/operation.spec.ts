import assert from 'node:assert/strict';
import type { LocalCode } from '../../../../lib/contract';
import { OneNetError } from '../../../../lib/onenet/errors';
import {
  encodeIdentity,
  perform,
  type Operation,
} from '../../../../lib/onenet/operations/operation';
import { decodeVerdict } from '../../../../lib/onenet/outcome';
import type { Transport, WireReply, WireRequest } from '../../../../lib/onenet/transport';
import { faultSaying } from '../../../support/fault';

const REQUEST: WireRequest = { method: 'POST', target: '/nbiot?imei=1', body: '{}', deadline: 1 };

/** The command is the body of the request. */
const operation: Operation<unknown, string> = {
  name: 'spec',
  parse: () => ({ ok: true, value: '' }),
  encode: (command) => ({ ...REQUEST, body: command }),
  decode: (reply) => decodeVerdict(reply, 'confirmed'),
  describe: () => ({}),
};

const { signal } = new AbortController();

describe('client', () => {
  it('sends what the operation encodes once, and reads the answer as the operation does', async () => {
    const calls: unknown[] = [];
    const transport = answering(async (...call) => {
      calls.push(call);
      return Promise.resolve({ status: 200, body: '{"errno":0,"error":"succ"}' });
    });
    assert.deepEqual(await perform(transport, operation, '{"a":1}', signal), {
      kind: 'accepted',
      state: 'confirmed',
      reply: { errno: 0, error: 'succ' },
      httpStatus: 200,
    });
    assert.deepEqual(calls, [[{ ...REQUEST, body: '{"a":1}' }, { signal }]]);
  });

  const FAILURES: readonly (readonly [code: LocalCode, state: string])[] = [
    ['ONENET_UNREACHABLE', 'unsent'],
    ['ONENET_NO_ANSWER', 'unknown'],
    ['ONENET_CONNECTION_LOST', 'unknown'],
    ['ONENET_BAD_ANSWER', 'unknown'],
    // What is stopped on its way may have arrived.
    ['ONENET_STOPPED', 'unknown'],
  ];

  for (const [code, state] of FAILURES) {
    it(`makes ${code} of a transport an outcome that is ${state}`, async () => {
      const error = new OneNetError(code, faultSaying('because'));
      const transport = answering(() => Promise.reject(error));
      const outcome = await perform(transport, operation, '', signal);
      assert.equal(outcome.kind, 'failed');
      assert.equal(outcome.state, state);
      assert.strictEqual(outcome.error, error);
    });
  }

  it('does not hide a bug', async () => {
    const bug = new TypeError('not a function');
    await assert.rejects(
      perform(
        answering(() => Promise.reject(bug)),
        operation,
        '',
        signal,
      ),
      bug,
    );
    const encode = (): never => {
      throw bug;
    };
    const silent = answering(() => assert.fail('nothing may be sent'));
    await assert.rejects(perform(silent, { ...operation, encode }, '', signal), bug);
  });
});

type Send = (request: WireRequest, options: { signal: AbortSignal }) => Promise<WireReply>;

function answering(send: Send): Transport {
  return Object.assign(send, { close: async () => Promise.resolve() });
}

describe('encodeIdentity', () => {
  for (const [imei, encoded] of [
    ['865501043456789', '865501043456789'],
    ['86a', '86a'],
    ['86&mode=1', '86%26mode%3D1'],
    ['86 #', '86%20%23'],
    ['设备', '%E8%AE%BE%E5%A4%87'],
  ] as const) {
    it(`lets ${imei} stand in an address as ${encoded}`, () => {
      assert.equal(encodeIdentity(imei), encoded);
    });
  }
});
