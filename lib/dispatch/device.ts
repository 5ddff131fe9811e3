import type { Timer } from './clock';
import { Fifo, type Linked } from './fifo';
import type { Task } from './task';

/**
 * One device's turn: at most one command under way, the others in order behind it. It is itself the queue of those that
 * wait: ten thousand devices may, and an object for each queue would take 30 bytes more.
 *
 * It is in exactly one of three situations, and forgotten when it is in none of them: running (`running` is set),
 * resting (`rest` is set: the gap between two commands, or the wait before a retry), or lined up for its turn.
 */
export class Device<T extends Task> extends Fifo<T> implements Linked<Device<T>> {
  next: Device<T> | undefined = undefined;
  running: T | undefined = undefined;
  rest: Timer | undefined = undefined;
  isLinedUp = false;

  constructor(readonly key: string) {
    super();
  }

  get isIdle(): boolean {
    return this.running === undefined && this.rest === undefined && !this.isLinedUp;
  }
}
