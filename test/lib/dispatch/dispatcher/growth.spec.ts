import assert from 'node:assert/strict';

import { CONFIRMED } from '../outcomes';
import { NamedTask, Stage } from '../stage';

/** Milliseconds of CPU; the lesser of two runs, so that a collection of garbage does not count. */
function cpu(run: () => () => void): number {
  const times = [1, 2].map(() => {
    const act = run();
    const before = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** Ten times as much may take thirty times as long, not a hundred times; what is too quick to be measured may. */
function assertLinear(run: (size: number) => () => void, size: number): void {
  const small = cpu(() => run(size));
  const large = cpu(() => run(size * 10));
  assert(large < Math.max(30 * small, 100), `${size}: ${small} ms, ${size * 10}: ${large} ms`);
}

const noMatter = (): void => undefined;

describe('Dispatcher: cost', () => {
  for (const [title, replaces] of [
    ['without', () => undefined],
    ['with keep-latest, each to another Resource', (number: number) => `3311/0/${number}`],
    ['with keep-latest, all to the same', () => '3311/0/5850'],
  ] as const) {
    it(`grows with what waits for one device and not with its square, ${title}`, function () {
      this.timeout(60_000);
      assertLinear((size) => {
        const stage = new Stage();
        return () => {
          for (let number = 0; number < size; number++) {
            stage.source.submit(new NamedTask(`a${number}`, replaces(number), noMatter));
          }
          stage.source.close();
        };
      }, 1000);
    });
  }

  it('of closing ten thousand sources grows with their number and not with its square', function () {
    this.timeout(60_000);
    assertLinear((size) => {
      const stage = new Stage({ maxInFlight: 10 });
      const sources = Array.from({ length: size }, (_, number) => {
        const source = stage.dispatcher.source();
        source.submit(
          new NamedTask(`${String.fromCodePoint(1000 + number)}1`, undefined, noMatter),
        );
        return source;
      });
      return () => {
        for (const source of sources) source.close();
      };
    }, 1000);
  });

  it('of one source that closes does not grow with what others have', () => {
    const stage = new Stage({ maxInFlight: 10 });
    for (let number = 0; number < 30_000; number++) {
      const name = `${String.fromCodePoint(1000 + number)}1`;
      stage.source.submit(new NamedTask(name, undefined, noMatter));
    }
    const sources = Array.from({ length: 3000 }, () => stage.dispatcher.source());
    const before = process.cpuUsage();
    for (const source of sources) source.close();
    const { user, system } = process.cpuUsage(before);
    assert((user + system) / 1000 < 500, `${(user + system) / 1000} ms`);
  });

  it('of what expires grows with its number and not with its square', async function () {
    this.timeout(60_000);
    const stage = new Stage({ maxWait: 1 });
    for (let number = 0; number < 30_000; number++) {
      stage.source.submit(new NamedTask(`a${number}`, `${number}`, noMatter));
    }
    const before = process.cpuUsage();
    await stage.clock.advance(1500);
    const { user, system } = process.cpuUsage(before);
    assert((user + system) / 1000 < 1000, `${(user + system) / 1000} ms`);
    assert.equal(stage.source.waiting, 0);
    await stage.answer('a0', CONFIRMED);
    assert.equal(stage.source.running, 0);
  });
});
