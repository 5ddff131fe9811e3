import assert from 'node:assert/strict';
import { Throttle } from '../../../nodes/shared/registration';

const OK = { status: 200, body: { code: 'ok' } };
const ask = () => Promise.resolve({ code: 'ok' } as const);

describe('Throttle', () => {
  it('lets one in at a time', async () => {
    const throttle = new Throttle(10);
    let finish: (() => void) | undefined;
    const first = throttle.run(async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return { code: 'ok' };
    });
    assert.deepEqual(await throttle.run(ask), { status: 200, body: { code: 'running' } });
    finish?.();
    assert.deepEqual(await first, OK);
    assert.deepEqual(await throttle.run(ask), OK);
  });

  it('lets so many in each minute, and more as time goes by', async () => {
    let now = 1000;
    const throttle = new Throttle(2, () => now);
    const words = async () => ((await throttle.run(ask)).body as { code: string }).code;
    assert.deepEqual([await words(), await words(), await words()], ['ok', 'ok', 'too-often']);
    now += 59_999;
    assert.equal(await words(), 'too-often');
    now += 1;
    assert.deepEqual([await words(), await words(), await words()], ['ok', 'ok', 'too-often']);
  });

  it('is free again after a failure', async () => {
    const throttle = new Throttle(10);
    await assert.rejects(
      throttle.run(() => Promise.reject(new Error('a bug'))),
      /a bug/,
    );
    assert.deepEqual(await throttle.run(ask), OK);
  });
});
