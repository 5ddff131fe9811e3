import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import helper from 'node-red-node-test-helper';
import type { Counts } from '../../../lib/dispatch';
import { FakePlatform, SUCCESS } from '../../support/fake-platform';
import { API_KEY, loadWriteNode, pass, useNodeRed } from '../../support/flow';

const get = (path: string): Promise<{ status: number; body: Counts; text: string }> =>
  helper.request().get(path);

describe('counts of onenet-nbiot-config', () => {
  useNodeRed();
  let platform: FakePlatform;

  beforeEach(async () => {
    platform = await FakePlatform.start();
  });
  afterEach(async () => {
    await platform.stop();
  });

  it('tell what is under way, waits, was sent, and what became of it', async () => {
    const answers: (() => void)[] = [];
    platform.answer = (_request, reply) => {
      answers.push(() => {
        reply(answers.length === 1 ? SUCCESS : '{"errno":2001,"error":"device not online"}');
      });
    };
    const node = await loadWriteNode({ host: platform.url });
    const left = [1, 2, 3].map((payload) => pass(node, { payload }));
    await platform.requests(1);
    const busy = await get('/onenet-nbiot-config/platform/counts');
    assert.deepEqual(
      [busy.status, busy.body.inFlight, busy.body.waiting, busy.body.sent],
      [200, 1, 2, 1],
    );

    for (let request = 1; request <= 3; request++) {
      await platform.requests(request);
      answers[request - 1]?.();
    }
    await Promise.all(left);
    const { body, text } = await get('/onenet-nbiot-config/platform/counts');
    assert.deepEqual([body.inFlight, body.waiting, body.sent], [0, 0, 3]);
    assert.deepEqual(body.states, {
      confirmed: 1,
      queued: 0,
      refused: 2,
      unsent: 0,
      unknown: 0,
      expired: 0,
      cancelled: 0,
    });
    assert.ok(body.callsPerSecond > 0);
    assert.ok(!text.includes(API_KEY));
  });

  it('are not there for a node that does not run', async () => {
    await loadWriteNode({ host: platform.url });
    for (const id of ['nobody', 'write']) {
      const { status } = await get(`/onenet-nbiot-config/${id}/counts`);
      assert.equal(status, 404);
    }
  });
});
