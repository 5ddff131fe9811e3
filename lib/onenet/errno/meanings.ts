/** What each failure means: the stable reason for flows, and what is known of the command. The words are in `texts/`. */

import type { LocalCode, Reason, State } from '../../contract';
import type { ResourceType } from '../../lwm2m/objects';

/** One sentence on why it happened and one on what to do about it. */
export interface Explanation {
  readonly cause: string;
  readonly cure: string;
}

/** Texts that are neither; `{name}` is filled in. */
export type OtherTexts = Readonly<
  Record<'afterEarlierAttempt' | 'mayBePartial' | 'clockBehind' | 'clockAhead' | 'noText', string>
>;

/** Which value does not fit its Resource; `{name}` is filled in. */
export interface ValueFaultTexts {
  readonly ofType: string;
  readonly inRange: string;
  readonly types: Readonly<Record<ResourceType, string>>;
  readonly kinds: Readonly<Record<'number' | 'opaque' | 'time', string>>;
}

/**
 * A refusal by the platform or the device. Its state is `unknown`, not `refused`, wherever nobody can say that nothing
 * was done: no verdict of the device came, or the platform broke down on the way.
 */
export interface RefusalMeaning {
  readonly reason: Reason;
  readonly state: 'refused' | 'unknown';
  /** Whether the device itself said no, and may have done a part of what it was asked. */
  readonly byDevice?: true;
}

/** A failure on our side; the state is the usual one, where the code alone does not settle it. */
export interface LocalMeaning {
  readonly reason: Reason;
  readonly state: Extract<State, 'unsent' | 'unknown' | 'cancelled'>;
}

/** Everything that a refusal can mean, once for all its spellings. */
export const MEANINGS = {
  offline: { reason: 'offline', state: 'refused' },
  timeout: { reason: 'timeout', state: 'unknown' },
  'address-occupied': { reason: 'device-error', state: 'refused' },
  'key-refused': { reason: 'unauthorized', state: 'refused' },
  'key-missing': { reason: 'unauthorized', state: 'refused' },
  'token-refused': { reason: 'unauthorized', state: 'refused' },
  'parameter-missing': { reason: 'invalid', state: 'refused' },
  'parameter-invalid': { reason: 'invalid', state: 'refused' },
  'parameter-invalid-or-answer-lost': { reason: 'invalid', state: 'unknown' },
  'value-type-wrong': { reason: 'invalid', state: 'refused', byDevice: true },
  'request-malformed': { reason: 'invalid', state: 'refused', byDevice: true },
  'json-invalid': { reason: 'invalid', state: 'refused' },
  'body-too-large': { reason: 'invalid', state: 'refused' },
  'already-exists': { reason: 'invalid', state: 'refused' },
  'field-invalid': { reason: 'invalid', state: 'refused' },
  'protocol-wrong': { reason: 'invalid', state: 'refused' },
  'words-forbidden': { reason: 'invalid', state: 'refused' },
  'not-found': { reason: 'not-found', state: 'refused' },
  'path-not-found': { reason: 'not-found', state: 'refused', byDevice: true },
  'device-not-found': { reason: 'not-found', state: 'refused' },
  'product-not-found': { reason: 'not-found', state: 'refused' },
  'thing-model-not-found': { reason: 'not-found', state: 'refused' },
  'operation-not-allowed': { reason: 'not-allowed', state: 'refused', byDevice: true },
  'no-access-right': { reason: 'not-allowed', state: 'refused', byDevice: true },
  'account-operation-wrong': { reason: 'not-allowed', state: 'refused' },
  busy: { reason: 'busy', state: 'refused' },
  'rate-limited': { reason: 'rate-limited', state: 'refused' },
  'platform-limit': { reason: 'limit', state: 'refused' },
  'device-quota': { reason: 'limit', state: 'refused' },
  'too-many-devices': { reason: 'limit', state: 'refused' },
  'device-failed': { reason: 'device-error', state: 'unknown' },
  'device-fault': { reason: 'device-error', state: 'refused', byDevice: true },
  'device-answer-malformed': { reason: 'device-error', state: 'unknown' },
  'format-not-supported': { reason: 'device-error', state: 'refused', byDevice: true },
  'platform-fault': { reason: 'platform-error', state: 'unknown' },
  unrecognised: { reason: 'unknown', state: 'unknown' },
} as const satisfies Record<string, RefusalMeaning>;

export type MeaningName = keyof typeof MEANINGS;

/** The meaning by its name, with all that it may have. */
export function meaning(name: MeaningName): RefusalMeaning {
  return MEANINGS[name];
}

/** The reason `unknown` says that no other word fits; the code is precise. */
export const LOCAL_MEANINGS: Readonly<Record<LocalCode, LocalMeaning>> = {
  ONENET_INVALID: { reason: 'invalid', state: 'unsent' },
  ONENET_CONFIG: { reason: 'invalid', state: 'unsent' },
  ONENET_UNREACHABLE: { reason: 'platform-error', state: 'unsent' },
  ONENET_NO_ANSWER: { reason: 'timeout', state: 'unknown' },
  ONENET_CONNECTION_LOST: { reason: 'platform-error', state: 'unknown' },
  ONENET_BAD_ANSWER: { reason: 'platform-error', state: 'unknown' },
  ONENET_QUEUE_FULL: { reason: 'limit', state: 'unsent' },
  ONENET_SUPERSEDED: { reason: 'unknown', state: 'unsent' },
  ONENET_STOPPED: { reason: 'unknown', state: 'unsent' },
  ONENET_EXPIRED: { reason: 'timeout', state: 'unsent' },
  ONENET_CANCELLED: { reason: 'unknown', state: 'cancelled' },
  ONENET_COMMAND_FAILED: { reason: 'device-error', state: 'unknown' },
};
