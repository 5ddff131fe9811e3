/** Asks a running platform something for a person in front of a dialog. */

import type { Diagnosis } from '../../lib/contract';
import type { Past } from '../../lib/dispatch';
import type { Operation, Outcome, SendContext } from '../../lib/onenet';
import { diagnosisFor } from '../shared/admin/diagnosis';
import type { Platform, PlatformTask } from '../shared/platform/platform';

/** How long a person in front of a dialog may have to wait, other commands before it included. */
const PATIENCE_MS = 15_000;

export interface Asked {
  readonly diagnosis: Diagnosis & {
    /** Host and port, as sentences name them. */
    readonly authority: string;
  };
  /** Only of an answer that could be read. */
  readonly accepted?: Outcome & { readonly kind: 'accepted' };
}

/**
 * The query goes through the platform's queues like every command, so that its pace holds; after a while without an
 * answer it is taken back.
 *
 * @param auth how the platform is signed in to
 * @param subject what it is about, as a name that no device has: commands neither wait for it nor are held up by it
 */
export async function askPlatform<Command>(
  { platform, auth }: { readonly platform: Platform; readonly auth: string | undefined },
  operation: Operation<never, Command>,
  command: Command,
  subject: string,
  signal: AbortSignal,
): Promise<Asked> {
  const source = platform.source(() => undefined, { failsFast: true });
  const giveUp = (): void => {
    source.close();
  };
  const patience = setTimeout(giveUp, PATIENCE_MS);
  signal.addEventListener('abort', giveUp);
  let attempts = 0;
  const outcome = await new Promise<Outcome>((settle) => {
    source.submit(
      new DialogQuery(operation, command, subject, (settled, past) => {
        ({ attempts } = past);
        settle(settled);
      }),
    );
  });
  clearTimeout(patience);
  source.close();
  const { authority, simulator } = platform;
  // It was taken back while it was to be sent once more: the queues were not what it waited for.
  if (isTakenBack(outcome) && attempts > 0) return { diagnosis: { code: 'silent', authority } };
  return {
    diagnosis: { ...diagnosisFor({ simulator, auth })(outcome), authority },
    ...(outcome.kind === 'accepted' ? { accepted: outcome } : {}),
  };
}

function isTakenBack(outcome: Outcome): boolean {
  return outcome.kind === 'failed' && outcome.error.code === 'ONENET_STOPPED';
}

class DialogQuery implements PlatformTask {
  readonly replaces = undefined;
  context: SendContext | undefined = undefined;

  constructor(
    readonly operation: Operation<unknown, unknown>,
    readonly command: unknown,
    readonly device: string,
    readonly onSettled: (outcome: Outcome, past: Past) => void,
  ) {}
}
