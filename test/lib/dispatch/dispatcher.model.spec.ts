import assert from 'node:assert/strict';
import fc from 'fast-check';

import type { Limits } from '../../../lib/contract';
import { ANSWERS } from './model/answers';
import { TooFastForModel } from './model/platform-model';
import { ReferenceModel } from './model/reference-model';
import { addSource, anyStep, compare, SOURCES } from './model/steps';
import { Subject } from './model/subject';

const LIMITS: fc.Arbitrary<Limits> = fc.record({
  maxInFlight: fc.constantFrom(1, 2, 3, 1000),
  callsPerSecond: fc.constantFrom(0, 1, 2, 4),
  deviceGap: fc.constantFrom(0, 10, 1000),
  deviceQueueLimit: fc.constantFrom(0, 1, 3, 100),
  queueLimit: fc.constantFrom(0, 2, 5, 1000),
  maxWait: fc.constantFrom(0, 0.5, 2, 20),
  retries: fc.constantFrom(0, 1, 3),
  holdFor: fc.constantFrom(0, 1, 30),
});

describe('Dispatcher, step by step beside a simple model', () => {
  // A failure prints the seed, the path and the shortest steps that lead to it.
  it('sends, counts and settles exactly what the model does', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(
        LIMITS,
        fc.commands(anyStep(), { maxCommands: 150, size: 'max' }),
        async (limits, steps) => {
          const model = new ReferenceModel(limits);
          const subject = new Subject(limits);
          for (let count = 0; count < SOURCES; count++) addSource(model, subject);
          try {
            await fc.asyncModelRun(() => ({ model, real: subject }), steps);
          } catch (error) {
            if (!(error instanceof TooFastForModel)) throw error;
            subject.close();
            return;
          }
          await closeAll(model, subject);
          assertPromises(limits, subject);
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** Closes the dispatcher in the middle of it all; nothing may be left, and nothing may follow. */
async function closeAll(model: ReferenceModel, subject: Subject): Promise<void> {
  model.close();
  subject.close();
  await compare(model, subject);
  assert.equal(subject.clock.pending, 0, 'no timer is left');
  for (const { name } of model.running) {
    model.answer(name, ANSWERS.confirmed);
    await subject.answer(name, ANSWERS.confirmed.outcome);
  }
  assert.equal(subject.clock.pending, 0, 'no timer follows');
  await compare(model, subject);
}

/** What must be true of every run, whatever the model says. */
function assertPromises(limits: Limits, { calls, departures }: Subject): void {
  for (const [name, times] of departures) assert.equal(times, 1, `${name} leaves exactly once`);
  for (const [index, { device, began }] of calls.entries()) {
    const before = calls.slice(0, index);
    const lastSecond = before.filter((call) => call.began > began - 1000);
    const underWay = before.filter((call) => call.ended > began);
    const previous = before.findLast((call) => call.device === device);
    assert(limits.callsPerSecond === 0 || lastSecond.length < limits.callsPerSecond);
    assert(underWay.length < limits.maxInFlight);
    assert(previous === undefined || began >= previous.ended + limits.deviceGap);
  }
}
