/** The steps that the model and the dispatcher take side by side, each followed by a look at both. */

import assert from 'node:assert/strict';
import fc from 'fast-check';

import { ANSWERS } from './answers';
import type { Command, ReferenceModel } from './reference-model';
import type { Subject } from './subject';

type Step = fc.AsyncCommand<ReferenceModel, Subject>;

export const SOURCES = 3;

export function anyStep(): fc.Arbitrary<Step>[] {
  const submit = fc
    .record({
      device: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      source: fc.nat(SOURCES - 1),
      replaces: fc.option(fc.constantFrom('x', 'y'), { nil: undefined, freq: 2 }),
      comesBack: fc.boolean(),
    })
    .map((command) => new Submit(command));
  const answer = fc
    .record({ index: fc.nat(20), word: fc.constantFrom(...keys(ANSWERS)) })
    .map(({ index, word }) => new Answer(index, word));
  const advance = fc
    .oneof(fc.nat(300), fc.constantFrom(1, 250, 500, 1000), fc.nat(5000))
    .map((milliseconds) => new Advance(milliseconds));
  const close = fc.nat(SOURCES * 4).map((index) => new CloseSource(index));
  // Each is drawn as often as the others.
  return [submit, submit, submit, answer, answer, answer, advance, advance, close];
}

class Submit implements Step {
  constructor(readonly command: Omit<Command, 'name'>) {}

  check(): boolean {
    return true;
  }

  run(model: ReferenceModel, subject: Subject): Promise<void> {
    const source = model.sources.length - 1 - this.command.source;
    const name = `${this.command.device}${subject.departures.size}`;
    model.submit({ ...this.command, source, name });
    subject.submit({ ...this.command, source, name });
    return compare(model, subject);
  }

  toString(): string {
    const { device, source, replaces, comesBack } = this.command;
    return `submit(${device}, source -${source}, ${replaces ?? '-'}${comesBack ? ', comes back' : ''})`;
  }
}

class Answer implements Step {
  constructor(
    readonly index: number,
    readonly answer: keyof typeof ANSWERS,
  ) {}

  check({ running }: Readonly<ReferenceModel>): boolean {
    return running.length > 0;
  }

  async run(model: ReferenceModel, subject: Subject): Promise<void> {
    const { name } = model.running[this.index % model.running.length] ?? { name: '' };
    const answer = ANSWERS[this.answer];
    model.answer(name, answer);
    await subject.answer(name, answer.outcome);
    await compare(model, subject);
  }

  toString(): string {
    return `answer(${this.index}, ${this.answer})`;
  }
}

class Advance implements Step {
  constructor(readonly milliseconds: number) {}

  check(): boolean {
    return true;
  }

  async run(model: ReferenceModel, subject: Subject): Promise<void> {
    model.advance(this.milliseconds);
    await subject.clock.advance(this.milliseconds);
    await compare(model, subject);
  }

  toString(): string {
    return `advance(${this.milliseconds})`;
  }
}

/** Closes a source, which from then on stops all that it is given, and makes a new one. */
class CloseSource implements Step {
  constructor(readonly back: number) {}

  check({ sources }: Readonly<ReferenceModel>): boolean {
    return this.back < sources.length;
  }

  async run(model: ReferenceModel, subject: Subject): Promise<void> {
    const index = model.sources.length - 1 - this.back;
    model.closeSource(index);
    subject.closeSource(index);
    await compare(model, subject);
    addSource(model, subject);
  }

  toString(): string {
    return `closeSource(-${this.back})`;
  }
}

export function addSource(model: ReferenceModel, subject: Subject): void {
  model.sources.push({ isClosed: false });
  subject.addSource();
}

export function compare(model: ReferenceModel, subject: Subject): Promise<void> {
  assert.deepEqual(subject.diary.turnPage(), model.diary.turnPage());
  assert.deepEqual(subject.snapshot(), model.snapshot());
  return Promise.resolve();
}

function keys<T extends object>(object: T): (keyof T)[] {
  return Object.keys(object) as (keyof T)[];
}
