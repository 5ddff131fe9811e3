/** A call to a platform that a person in the editor waits for. */

import type { Past } from '../../../lib/dispatch';
import type { Operation, Outcome, SendContext } from '../../../lib/onenet';
import type { Platform, PlatformTask } from '../platform/platform';

/** How long a person may have to wait, other commands before the call included. */
const PATIENCE_MS = 15_000;

export interface DialogCallOptions<Command> {
  readonly operation: Operation<never, Command>;
  readonly command: Command;
  /** What it is about, as a name that no device has: commands neither wait for it nor are held up by it. */
  readonly subject: string;
  /** Aborted when the person has left. */
  readonly signal: AbortSignal;
}

/**
 * Goes through the platform's queues like every command, so that its pace holds; after a while without an answer it is
 * taken back.
 */
export async function callFromDialog<Command>(
  platform: Platform,
  { operation, command, subject, signal }: DialogCallOptions<Command>,
): Promise<{ readonly outcome: Outcome; readonly attempts: number }> {
  const source = platform.source(() => undefined, { failsFast: true });
  const giveUp = (): void => {
    source.close();
  };
  const patience = setTimeout(giveUp, PATIENCE_MS);
  signal.addEventListener('abort', giveUp);
  const ended = await new Promise<{ outcome: Outcome; attempts: number }>((settle) => {
    source.submit(
      new DialogCall(operation, command, subject, (outcome, { attempts }) => {
        settle({ outcome, attempts });
      }),
    );
  });
  clearTimeout(patience);
  source.close();
  return ended;
}

class DialogCall implements PlatformTask {
  readonly replaces = undefined;
  context: SendContext | undefined = undefined;

  constructor(
    readonly operation: Operation<unknown, unknown>,
    readonly command: unknown,
    readonly device: string,
    readonly onSettled: (outcome: Outcome, past: Past) => void,
  ) {}
}
