import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { stoppedBy } from '../../../../lib/onenet/http/stop-signals';

describe('stoppedBy', () => {
  it('gives one signal one set and one listener', () => {
    const { signal } = new AbortController();
    assert.equal(stoppedBy(signal), stoppedBy(signal));
    assert.equal(getEventListeners(signal, 'abort').length, 1);
  });

  it('keeps signals apart', () => {
    assert.notEqual(
      stoppedBy(new AbortController().signal),
      stoppedBy(new AbortController().signal),
    );
  });

  it('stops what is in the set, and not what has left it', () => {
    const controller = new AbortController();
    const stopped: string[] = [];
    const [one, two, three] = ['one', 'two', 'three'].map((name) => ({
      stop: () => stopped.push(name),
    }));
    assert.ok(one && two && three);
    const set = stoppedBy(controller.signal);
    set.add(one).add(two).add(three);
    set.delete(two);
    controller.abort();
    assert.deepEqual(stopped, ['one', 'three']);
  });

  it('does not stop what is added while it stops the others', () => {
    const controller = new AbortController();
    const stopped: string[] = [];
    const set = stoppedBy(controller.signal);
    const late = { stop: () => stopped.push('late') };
    set.add({ stop: () => set.add(late) });
    controller.abort();
    assert.deepEqual(stopped, []);
  });
});
