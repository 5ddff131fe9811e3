/** The ways on for a message whose command has ended: the next step, the wait for a result, or out. */

import type { Outcome, RequestSummary } from '../../../lib/onenet';
import type { Followed, Following, Target } from '../tracking';
import type { OperationNodeOptions } from './operation-options';
import { durationSince, type Handling, type PendingMessage, type Step } from './pending-message';
import type { WayOut } from './message-output';

/** What happens to every message of a node once its command has ended, be it with another command. */
export function handlingOf<Command>(
  { operation, device, replaces, fallback, follow }: OperationNodeOptions<never, Command>,
  wayOut: WayOut,
  following: Following,
): Handling<Command> {
  const leave: Handling<Command>['leave'] = (pending, outcome, request) => {
    wayOut.leave(pending, outcome, request, durationSince(pending.arrived));
  };
  const { answered } = follow;
  const first = {
    operation,
    device,
    replaces,
    leave: answered === undefined ? leave : followOrLeave(answered, following, leave),
  };
  if (fallback === undefined) return first;
  const second = { ...first, operation: fallback.operation };
  return {
    ...first,
    next(outcome, command) {
      const instead = fallback.when(outcome, command);
      if (instead === undefined) return undefined;
      const step: Step<Command> = { handling: second, command: instead };
      return step as unknown as Step;
    },
  };
}

/** A message whose result is still to come waits for it. */
function followOrLeave<Command>(
  answered: (outcome: Outcome, request: RequestSummary) => Target | undefined,
  following: Following,
  leave: Handling<Command>['leave'],
): Handling<Command>['leave'] {
  return (pending, outcome, request) => {
    const target = answered(outcome, request);
    if (target === undefined) leave(pending, outcome, request);
    else following.take(toFollowed(pending, target), pending);
  };
}

/** A message as it is kept while it waits for a result. */
export function toFollowed<Command>(pending: PendingMessage<Command>, target: Target): Followed {
  const { msg, attempts, past, arrived } = pending;
  const came = Date.now() - durationSince(arrived);
  return { msg, ...target, came, attempts, mayHaveHappened: past === 'unknown' };
}
