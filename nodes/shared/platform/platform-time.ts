/**
 * The time of a platform, from which the expiry of a cached command counts. This computer's clock may be hours off: a
 * platform would refuse the command then, or keep it for hours instead of a minute.
 *
 * Every answer with a date tells the time. Before the first cached command somebody has to be asked.
 */

import { PlatformClock, resources, type Transport, type WireReply } from '../../../lib/onenet';

/** No device has it; the platform answers from its records, if only to refuse. */
const NO_DEVICE = '000000000000000';

export class PlatformTime {
  readonly clock = new PlatformClock();
  #isKnown = false;
  #asking: Promise<void> | undefined;

  /** Milliseconds since 1970 on the platform's clock; on this computer's, as long as no answer has told another. */
  now(): number {
    return this.clock.at(Date.now());
  }

  /** The clock itself has learnt from the answer on its way through the transport. */
  noteAnswer({ date }: WireReply): void {
    this.#isKnown ||= date !== undefined;
  }

  /**
   * Resolves once the time is known, or the platform did not tell it; rejects where it cannot be reached, so that the
   * command that needs it is not sent either.
   */
  async learn(transport: Transport): Promise<void> {
    if (this.#isKnown) return;
    this.#asking ??= this.#ask(transport).finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
  }

  async #ask(transport: Transport): Promise<void> {
    const request = resources.encode({ imei: NO_DEVICE }, { now: this.now() });
    const { signal } = new AbortController();
    try {
      this.noteAnswer(await transport(request, { signal }));
    } catch (error) {
      if (!isSilence(error)) throw error;
    }
  }
}

/** No answer, or one that cannot be read: the command may go by this computer's clock. */
function isSilence(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'ONENET_NO_ANSWER' || code === 'ONENET_BAD_ANSWER';
}

/** By origin; what has been learnt outlives the config node, which every deploy may start anew. */
const TIMES = new Map<string, PlatformTime>();

/** @param origin scheme, host and port of the platform */
export function timeOf(origin: string): PlatformTime {
  const time = TIMES.get(origin) ?? new PlatformTime();
  TIMES.set(origin, time);
  return time;
}
