import assert from 'node:assert/strict';

import type { Limits } from '../../../../lib/dispatch';
import type { Room } from '../../../../lib/onenet';
import { CONFIRMED } from '../outcomes';
import { Stage } from '../stage';

/** A transport that takes so many requests at a time, in the test's hands. */
class FakeRoom implements Room {
  held: () => number = () => NaN;
  made: () => void = () => undefined;
  readonly stage: Stage;

  constructor(
    public size: number,
    limits: Partial<Limits> = {},
  ) {
    this.stage = new Stage(limits, undefined, this);
  }

  has(): boolean {
    return this.stage.source.running < this.size;
  }

  watch(held: () => number, made: () => void): void {
    this.held = held;
    this.made = made;
  }
}

describe('Dispatcher: room in the transport', () => {
  it('starts no more than there is room for', async () => {
    const { stage } = new FakeRoom(2);
    stage.submitAll('a1 b1 c1 d1');
    assert.equal(stage.sent, 'a1 b1');
    assert.deepEqual([stage.source.running, stage.source.waiting], [2, 2]);
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.sent, 'a1 b1 c1');
  });

  it('starts more when it hears that room was made', () => {
    const room = new FakeRoom(1);
    room.stage.submitAll('a1 b1 c1');
    room.size = 3;
    room.made();
    assert.equal(room.stage.sent, 'a1 b1 c1');
  });

  it('says how many are kept back by nothing else', () => {
    const room = new FakeRoom(1, { maxInFlight: 3 });
    room.stage.submitAll('a1 b1 c1 d1 e1');
    assert.equal(room.held(), 2);
  });

  it('says of none that waits for the rate that it is kept back', () => {
    const room = new FakeRoom(1, { callsPerSecond: 1 });
    room.stage.submitAll('a1 b1');
    assert.equal(room.held(), 0);
  });

  it('does not count those as waiting where the queue is limited', () => {
    const { stage } = new FakeRoom(1, { maxInFlight: 3, queueLimit: 2 });
    stage.submitAll('a1 b1 c1 d1 e1 f1');
    assert.equal(stage.left, 'f1:ONENET_QUEUE_FULL');
  });
});
