import assert from 'node:assert/strict';
import { Latest } from '../../../../nodes/shared/editor/latest';

describe('Latest', () => {
  it('asks only the last of several questions in a row', async () => {
    const latest = new Latest(1);
    const asked: string[] = [];
    const shown = await new Promise((resolve) => {
      for (const name of ['a', 'b', 'c']) {
        latest.ask(() => {
          asked.push(name);
          return Promise.resolve(name);
        }, resolve);
      }
    });
    assert.deepEqual([asked, shown], [['c'], 'c']);
  });

  it('shows no answer that comes after a newer question', async () => {
    const latest = new Latest(0);
    const shown: string[] = [];
    let answerFirst: ((answer: string) => void) | undefined;
    await new Promise<void>((resolve) => {
      latest.ask(
        () => {
          resolve();
          return new Promise<string>((answer) => (answerFirst = answer));
        },
        (answer) => shown.push(answer),
      );
    });
    await new Promise<void>((resolve) => {
      latest.ask(
        () => Promise.resolve('second'),
        (answer) => {
          shown.push(answer);
          answerFirst?.('first');
          setImmediate(resolve);
        },
      );
    });
    assert.deepEqual(shown, ['second']);
  });
});
