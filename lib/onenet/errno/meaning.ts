import type { Reason } from '../reason';

/** The languages in which people are told what happened. */
export const LANGUAGES = ['en-US', 'zh-CN'] as const;

export type Language = (typeof LANGUAGES)[number];

/** One sentence on why it happened and one on what to do about it. */
export interface Explanation {
  readonly cause: string;
  readonly cure: string;
}

/** What a failure means: the stable word for flows, what is known of the write, and the words for people. */
export interface Meaning<State> extends Readonly<Record<Language, Explanation>> {
  readonly reason: Reason;
  readonly state: State;
}

/**
 * What a refusal by the platform means. Its state is `unknown`, not `refused`, wherever nobody can say that
 * nothing was written: no verdict of the device came, or the platform broke down on the way.
 */
export type RefusalMeaning = Meaning<'refused' | 'unknown'>;

/** What a failure on our side means; the state is the usual one, where the code alone does not settle it. */
export type LocalMeaning = Meaning<'unsent' | 'unknown' | 'cancelled'>;
