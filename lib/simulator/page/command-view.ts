import type { Command } from '../cached/command';
import type { SimulatedDevice } from '../simulated-device';
import { viewData } from './data-view';
import type { CommandView } from './view';

/** How many of those that have ended are shown. */
const ENDED = 3;

/** The commands that a device still gets, in their order, and the latest that have ended, the newest first. */
export function viewCommands({ commands }: SimulatedDevice, now: number): CommandView[] {
  const all = commands.list(now);
  const isPending = ({ status }: Command): boolean => status === 'wait' || status === 'sent';
  const ended = all.filter((command) => !isPending(command));
  return [...all.filter(isPending), ...ended.slice(-ENDED).reverse()].map(viewCommand);
}

function viewCommand(command: Command): CommandView {
  const { uuid, write, status, confirmStatus, createTime, validTime, expiredTime } = command;
  return {
    uuid,
    path: `/${write.objectId}/${write.instanceId}`,
    values: viewData(write.data),
    status,
    ...(confirmStatus === undefined ? {} : { confirmStatus }),
    ...(validTime > createTime ? { validFrom: validTime } : {}),
    expires: expiredTime,
  };
}
