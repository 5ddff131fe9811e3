import assert from 'node:assert/strict';

import { deviceHistory, type Outcome } from '../../../lib/onenet';
import { QueryRun, type QueryRunOptions } from '../../../nodes/onenet-nbiot-device/query-run';

type Options = QueryRunOptions<unknown, { readonly page: number }>;

describe('QueryRun', () => {
  it('gives up on a platform whose pages have no end', async () => {
    const outcome: Outcome = {
      kind: 'accepted',
      state: 'confirmed',
      reply: { errno: 0, error: 'succ' },
      httpStatus: 200,
      payload: ['a point'],
    };
    let pages = 0;
    const settled = await new Promise<Outcome>((resolve) => {
      const submit = ({ onSettled }: { onSettled: (...settled: unknown[]) => void }): void => {
        queueMicrotask(() => {
          onSettled(outcome, { attempts: 1, past: 'unsent' });
        });
      };
      const run = new QueryRun(
        { util: { generateId: () => 'id' } } as never,
        {
          operation: { ...deviceHistory, describe: () => ({ operation: 'history' }) },
          pages: { next: ({ page }: { page: number }) => ({ page: page + 1 }), size: () => 1 },
          client: { submit, deviceIds: undefined },
          output: { sendPart: () => (pages += 1) },
          pending: { command: { page: 0 }, msg: {}, durationMs: 0, onSettled: resolve },
        } as unknown as Options,
      );
      run.start();
    });
    assert.equal(pages, 100_000);
    assert.ok(settled.kind === 'failed');
    assert.deepEqual(
      [settled.error.code, settled.error.fault.rule, settled.delivered],
      ['ONENET_BAD_ANSWER', 'endlessPages', { messages: 100_000, items: 100_000 }],
    );
  });
});
