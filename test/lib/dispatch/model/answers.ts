/** The answers that the platform may give in the model-based test, and what each means by the rules. */

import type { Outcome, State } from '../../../../lib/onenet';
import { CONFIRMED, failure, refused, turnedAway } from '../outcomes';

export interface Answer {
  readonly outcome: Outcome;
  readonly state: State;
  /** The word that the record shows; see `wordOf`. */
  readonly word: string;
  /** Seconds that the platform asks for if this may be tried again; `undefined` if it must not. */
  readonly retryAfter: number | undefined;
}

export const ANSWERS = {
  confirmed: { outcome: CONFIRMED, state: 'confirmed', word: 'confirmed', retryAfter: undefined },
  offline: {
    outcome: refused('offline'),
    state: 'refused',
    word: 'refused',
    retryAfter: undefined,
  },
  busy: { outcome: refused('busy'), state: 'refused', word: 'refused', retryAfter: 0 },
  busyFor3: { outcome: refused('busy', 3), state: 'refused', word: 'refused', retryAfter: 3 },
  busyFor61: {
    outcome: turnedAway('busy', 61),
    state: 'refused',
    word: 'ONENET_BAD_ANSWER',
    // Longer than anybody waits.
    retryAfter: undefined,
  },
  tooMany: {
    outcome: turnedAway('rate-limited'),
    state: 'refused',
    word: 'ONENET_BAD_ANSWER',
    retryAfter: 0,
  },
  unreachable: {
    outcome: failure('ONENET_UNREACHABLE'),
    state: 'unsent',
    word: 'ONENET_UNREACHABLE',
    retryAfter: 0,
  },
  silent: {
    outcome: failure('ONENET_NO_ANSWER'),
    state: 'unknown',
    word: 'ONENET_NO_ANSWER',
    retryAfter: undefined,
  },
} as const satisfies Record<string, Answer>;
