import type { Backlog } from './backlog';
import { stoppedRunning, stoppedWaiting } from './local-failure';
import type { Owner } from './owner';
import type { Task } from './task';

/** Settles all that an owner has in the backlog or under way, at once, and makes the calls under way end. */
export function closeOwner<T extends Task>(owner: Owner, backlog: Backlog<T>): void {
  owner.isClosed = true;
  for (const device of backlog.devices) {
    const { running } = device;
    if (running?.owner === owner && !running.isSettled) {
      owner.running -= 1;
      running.settle(stoppedRunning());
    }
    for (const task of backlog.removeOwned(device, owner)) task.settle(stoppedWaiting(task));
  }
  owner.abort.abort();
}
