import type { Timer } from './clock';
import { Fifo, type Linked } from './fifo';
import type { Entry, Task } from './task';

/**
 * One device's turn: at most one command under way, the others in order behind it.
 *
 * It is in exactly one of these situations, and the dispatcher forgets it when it leaves the last:
 * running (`running` is set), pausing (`pause` is set: the gap between two commands, or the wait before a retry),
 * ready (it has something waiting and stands in the dispatcher's ready queue), or idle.
 */
export class Device<T extends Task> implements Linked<Device<T>> {
  next: Device<T> | undefined = undefined;
  readonly waiting = new Fifo<Entry<T>>();
  running: Entry<T> | undefined = undefined;
  pause: Timer | undefined = undefined;
  isReady = false;

  constructor(readonly key: string) {}
}
