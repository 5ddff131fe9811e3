/** The answers that the platform may give in the model-based test, and what each means by the rules. */

import type { State } from '../../../../lib/contract';
import type { Outcome } from '../../../../lib/onenet';
import { CONFIRMED, failure, refused, turnedAway } from '../outcomes';

export interface Answer {
  readonly outcome: Outcome;
  readonly state: State;
  /** The word that the record shows; see `wordOf`. */
  readonly word: string;
  /** What follows: nothing, a retry, a slower pace (and a rest of so many seconds), or an outage. */
  readonly then: 'leaves' | 'retry' | 'quota' | 'outage';
  readonly retryAfter?: number;
}

export const ANSWERS = {
  confirmed: { outcome: CONFIRMED, state: 'confirmed', word: 'confirmed', then: 'leaves' },
  offline: {
    outcome: refused('offline'),
    state: 'refused',
    word: 'refused',
    then: 'leaves',
  },
  busy: { outcome: refused('busy'), state: 'refused', word: 'refused', then: 'retry' },
  busyFor3: {
    outcome: refused('busy', 3),
    state: 'refused',
    word: 'refused',
    then: 'quota',
    retryAfter: 3,
  },
  busyFor61: {
    outcome: turnedAway('busy', 61),
    state: 'refused',
    word: 'ONENET_BAD_ANSWER',
    then: 'quota',
    retryAfter: 61,
  },
  tooMany: {
    outcome: turnedAway('rate-limited'),
    state: 'refused',
    word: 'ONENET_BAD_ANSWER',
    then: 'quota',
  },
  unreachable: {
    outcome: failure('ONENET_UNREACHABLE'),
    state: 'unsent',
    word: 'ONENET_UNREACHABLE',
    then: 'outage',
  },
  silent: {
    outcome: failure('ONENET_NO_ANSWER'),
    state: 'unknown',
    word: 'ONENET_NO_ANSWER',
    then: 'leaves',
  },
} as const satisfies Record<string, Answer>;
