import assert from 'node:assert/strict';

import type { Limits } from '../../../../lib/contract';
import type { Capacity } from '../../../../lib/onenet';
import { CONFIRMED } from '../outcomes';
import { Stage } from '../stage';

/** A transport that takes so many requests at a time, in the test's hands. */
class FakeCapacity implements Capacity {
  isThere: () => void = () => undefined;
  readonly stage: Stage;

  constructor(
    public size: number,
    limits: Partial<Limits> = {},
  ) {
    this.stage = new Stage(limits, undefined, this);
  }

  get hasCapacity(): boolean {
    return this.stage.source.running < this.size;
  }

  onCapacity(callback: () => void): void {
    this.isThere = callback;
  }
}

describe('Dispatcher: capacity of the transport', () => {
  it('starts no more than there is capacity for', async () => {
    const { stage } = new FakeCapacity(2);
    stage.submitAll('a1 b1 c1 d1');
    assert.equal(stage.sent, 'a1 b1');
    assert.deepEqual([stage.source.running, stage.source.waiting], [2, 2]);
    await stage.answer('a1', CONFIRMED);
    assert.equal(stage.sent, 'a1 b1 c1');
  });

  it('starts more when it hears that there is capacity', () => {
    const capacity = new FakeCapacity(1);
    capacity.stage.submitAll('a1 b1 c1');
    capacity.size = 3;
    capacity.isThere();
    assert.equal(capacity.stage.sent, 'a1 b1 c1');
  });

  it('does not count those as waiting where the queue is limited', () => {
    const { stage } = new FakeCapacity(1, { maxInFlight: 3, queueLimit: 2 });
    stage.submitAll('a1 b1 c1 d1 e1 f1');
    assert.equal(stage.left, 'f1:ONENET_QUEUE_FULL');
  });
});
