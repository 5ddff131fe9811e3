import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { Ramp } from '../../../../lib/onenet/http/ramp';

describe('Ramp', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
  });
  afterEach(() => {
    mock.timers.reset();
  });

  /** Lets the turn of the event loop end and a quarter of a second go by, in which so many answers come. */
  async function pass(ramp: Ramp, answers: number): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    for (let answer = 0; answer < answers; answer++) ramp.answered();
    mock.timers.tick(250);
  }

  for (const [title, most, waiting, answers, allowed] of [
    ['stays where the answers of a moment do for all that waits', 1000, 936, 936, 64],
    ['allows one more for each that would wait longer', 1000, 100, 40, 124],
    ['allows one for each where no answer comes', 1000, 300, 0, 364],
    ['never allows more than the most', 200, 900, 0, 200],
    ['never allows more than the most, if that are few', 10, 900, 0, 10],
  ] as const) {
    it(title, async () => {
      let raised = 0;
      const ramp = new Ramp(
        most,
        () => 0,
        () => waiting,
        () => {
          raised += 1;
        },
      );
      ramp.watch();
      await pass(ramp, answers);
      assert.equal(ramp.allowed, allowed);
      assert.equal(raised, answers < waiting ? 1 : 0);
      ramp.stop();
    });
  }

  it('does not count what came before it watched', async () => {
    const ramp = new Ramp(
      1000,
      () => 0,
      () => 10,
      () => undefined,
    );
    for (let answer = 0; answer < 100; answer++) ramp.answered();
    ramp.watch();
    await pass(ramp, 0);
    assert.equal(ramp.allowed, 74);
    ramp.stop();
  });

  for (const [title, answers, share, allowed] of [
    ['allows no more where this process is what is slow', 200, 0.99, 64],
    ['allows more where the process has time', 200, 0.5, 364],
    ['allows more where connections wait for their answers, however busy it is', 63, 0.99, 501],
  ] as const) {
    it(title, async () => {
      const loop = { start: () => undefined, share: () => share };
      const ramp = new Ramp(
        1000,
        () => 0,
        () => 500,
        () => undefined,
        loop,
      );
      ramp.watch();
      await pass(ramp, answers);
      assert.equal(ramp.allowed, allowed);
      ramp.stop();
    });
  }

  it('goes on while anything waits, and starts over with few when nothing does', async () => {
    let waiting = 100;
    const ramp = new Ramp(
      1000,
      () => 0,
      () => waiting,
      () => undefined,
    );
    ramp.watch();
    await pass(ramp, 0);
    assert.equal(ramp.allowed, 164);
    await pass(ramp, 0);
    assert.equal(ramp.allowed, 264);
    waiting = 0;
    await pass(ramp, 0);
    assert.equal(ramp.allowed, 64);
  });

  it('counts what waits for an answer besides', async () => {
    let waiting = 36;
    const ramp = new Ramp(
      1000,
      () => 300,
      () => waiting,
      () => undefined,
    );
    ramp.watch();
    await pass(ramp, 0);
    assert.equal(ramp.allowed, 336);
    waiting = 0;
    await pass(ramp, 0);
    assert.equal(ramp.allowed, 364);
  });

  it('does nothing any more once it is stopped', async () => {
    const ramp = new Ramp(
      1000,
      () => 0,
      () => 100,
      () => assert.fail('raised'),
    );
    ramp.watch();
    ramp.stop();
    await pass(ramp, 0);
    assert.equal(ramp.allowed, 64);
  });
});
