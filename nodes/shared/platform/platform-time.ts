/**
 * The time of a platform, from which the expiry of a cached command counts. This computer's clock may be hours off: a
 * platform would refuse the command then, or keep it for hours instead of a minute.
 *
 * Every answer with a date tells the time. Before the first cached command a request has to be made for it, and
 * again where the latest answer is old: clocks are set, and the clock of a computer that sleeps may fall behind.
 */

import { PlatformClock, resources, type Transport, type WireReply } from '../../../lib/onenet';

/** No device has it; the platform answers from its records, if only to refuse. */
const NO_DEVICE = '000000000000000';

/** Milliseconds since the latest answer after which the time counts as unknown. */
const KNOWN_FOR_MS = 600_000;

export class PlatformTime {
  readonly clock = new PlatformClock();
  /** This computer's clock at the latest answer that told the time. */
  #toldAt = -Infinity;
  #asking: Promise<void> | undefined;

  /** Milliseconds since 1970 on the platform's clock; on this computer's, as long as no answer has told another. */
  now(): number {
    return this.clock.at(Date.now());
  }

  /** The clock itself has learnt from the answer on its way through the transport. */
  noteAnswer({ date }: WireReply): void {
    if (date !== undefined) this.#toldAt = Date.now();
  }

  /**
   * Resolves once the time is known, or the platform did not tell it; rejects where it cannot be reached, so that the
   * command that needs it is not sent either.
   */
  async learn(transport: Transport): Promise<void> {
    // This computer's clock may have been set to an earlier time since.
    if (Math.abs(Date.now() - this.#toldAt) < KNOWN_FOR_MS) return;
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
