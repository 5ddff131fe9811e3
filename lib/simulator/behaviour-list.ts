import type { Answer } from './answer';
import type { Behaviour, Platform } from './behaviour';
import { DEFAULT_BEHAVIOURS } from './behaviours';
import { INTERNAL_ERROR, NOT_FOUND } from './refusals';
import type { SimulatorRequest } from './request';

export interface Decision {
  readonly answer: Answer;
  /** What a behaviour threw, if one did. */
  readonly failure?: unknown;
}

/** The behaviours of one simulator, in the order in which they are asked. */
export class BehaviourList {
  #behaviours = DEFAULT_BEHAVIOURS;

  /** Puts a behaviour before all others; the result takes it away again. */
  prepend(behaviour: Behaviour): () => void {
    // A copy for each call, so that the same behaviour put in twice is two.
    const own: Behaviour = (request, platform) => behaviour(request, platform);
    this.#behaviours = [own, ...this.#behaviours];
    return () => {
      this.#behaviours = this.#behaviours.filter((other) => other !== own);
    };
  }

  /** The first answer that any of them gives. */
  async decide(request: SimulatorRequest, platform: Platform): Promise<Decision> {
    try {
      for (const behaviour of this.#behaviours) {
        const turn = behaviour(request, platform);
        const answer = turn instanceof Promise ? await turn : turn;
        if (answer !== undefined) return { answer };
      }
      return { answer: NOT_FOUND };
    } catch (failure) {
      return { answer: INTERNAL_ERROR, failure };
    }
  }
}
