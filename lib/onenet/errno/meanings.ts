/**
 * What each failure means: the stable reason for flows, and what is known of the command; and the numbers and texts of
 * refusals, as the platform's owner publishes them. The words for people are in `texts/`.
 */

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

/** One refusal, as the platform's owner publishes it. Success (0) is no refusal and has no row. */
export interface PlatformRow {
  readonly errno: number;
  /** The text as documented, its spelling mistakes included; answers add `: detail` to it. */
  readonly text: string;
  readonly meaning: MeaningName;
}

/** OneNET documentation, status codes of the NB-IoT API (NB协议北向api返回状态码说明). */
export const NB_TABLE = [
  { errno: 1, text: 'auth failed', meaning: 'key-refused' },
  { errno: 3, text: 'parameter required', meaning: 'parameter-missing' },
  // Documented as a backlog inside the platform, to be tried again after a pause.
  { errno: 7, text: 'service internal error', meaning: 'busy' },
  { errno: 2001, text: 'device not online', meaning: 'offline' },
  { errno: 5006, text: 'system logic limit', meaning: 'platform-limit' },
  { errno: 5106, text: 'UNSUCESS', meaning: 'device-failed' },
  {
    errno: 5108,
    text: 'invalid parameter/rpc response error',
    meaning: 'parameter-invalid-or-answer-lost',
  },
  { errno: 5117, text: 'rpc error', meaning: 'platform-fault' },
] as const satisfies readonly PlatformRow[];

/** OneNET documentation, results of API calls (API返回说明), for all protocols, LwM2M among them. */
export const PLATFORM_WIDE_TABLE = [
  { errno: 1, text: 'internal server error', meaning: 'platform-fault' },
  { errno: 2, text: 'api-key required', meaning: 'key-missing' },
  { errno: 3, text: 'auth failed', meaning: 'key-refused' },
  { errno: 4, text: 'invalid JSON', meaning: 'json-invalid' },
  { errno: 5, text: 'request entity too large', meaning: 'body-too-large' },
  { errno: 6, text: 'invalid parameter', meaning: 'parameter-invalid' },
  { errno: 7, text: 'parameter required', meaning: 'parameter-missing' },
  { errno: 8, text: 'not found', meaning: 'not-found' },
  { errno: 9, text: 'entity data required', meaning: 'parameter-missing' },
  { errno: 10, text: 'device not online', meaning: 'offline' },
  { errno: 11, text: 'datastream already exists', meaning: 'already-exists' },
  { errno: 12, text: 'already exists', meaning: 'already-exists' },
  { errno: 13, text: 'system limit', meaning: 'platform-limit' },
  // Answers spell it out as "network latency or device offline".
  { errno: 14, text: 'network latency', meaning: 'offline' },
  { errno: 15, text: 'api freq out of limit', meaning: 'rate-limited' },
  { errno: 16, text: 'unsuccess', meaning: 'device-failed' },
  { errno: 17, text: 'nbiot server error', meaning: 'platform-fault' },
  { errno: 18, text: 'hs server error', meaning: 'platform-fault' },
  { errno: 19, text: 'device count limit by account policy', meaning: 'device-quota' },
  { errno: 20, text: 'max device count limit is 1000 for one time', meaning: 'too-many-devices' },
  { errno: 21, text: 'device field constraint violation', meaning: 'field-invalid' },
  { errno: 22, text: 'invalid protocol', meaning: 'protocol-wrong' },
  { errno: 23, text: 'contain sensitive words', meaning: 'words-forbidden' },
] as const satisfies readonly PlatformRow[];

/** Codes of the newer platform (iot-api.heclouds.com), as its published clients name them. */
export const NEW_PLATFORM_TABLE = [
  { errno: 500, text: 'other', meaning: 'unrecognised' },
  { errno: 10001, text: 'param error', meaning: 'parameter-invalid' },
  { errno: 10403, text: 'auth error', meaning: 'token-refused' },
  { errno: 10406, text: 'device is exist', meaning: 'already-exists' },
  { errno: 10407, text: 'user operations error', meaning: 'account-operation-wrong' },
  { errno: 10408, text: 'product not exist', meaning: 'product-not-found' },
  { errno: 10409, text: 'product not create device', meaning: 'device-not-found' },
  { errno: 10410, text: 'device not exist', meaning: 'device-not-found' },
  { errno: 10417, text: '产品物模型未找到', meaning: 'thing-model-not-found' },
  { errno: 10421, text: 'device not online', meaning: 'offline' },
  { errno: 10500, text: 'internal error', meaning: 'platform-fault' },
] as const satisfies readonly PlatformRow[];

/** Why a command failed at the device, as errno 5106 (and 16) and the records of cached commands say it. */
export interface SubCode {
  readonly number: number;
  readonly name: string;
  readonly meaning: MeaningName;
  /** A misspelling that the platform's pages show, letter case aside. */
  readonly misspelt?: string;
}

/** OneNET documentation, status codes of the NB-IoT API, note to 5106; 0 `SUCCESS` is no failure. */
export const SUB_CODES: readonly SubCode[] = [
  { number: 1, name: 'METHOD_NOT_ALLOWED', meaning: 'operation-not-allowed' },
  // Not a matter of rights: it is documented as "terminal not registered", like OFFLINE.
  { number: 2, name: 'FORBIDDEN', meaning: 'offline' },
  { number: 3, name: 'NOT_FOUND', meaning: 'path-not-found' },
  {
    number: 4,
    name: 'INTERNAL_SERVER_ERROR',
    meaning: 'device-fault',
    misspelt: 'NTERNAL_SERVER_ERROR',
  },
  { number: 5, name: 'TIME_OUT', meaning: 'timeout' },
  { number: 6, name: 'REQ_PARAM_ERROR', meaning: 'value-type-wrong' },
  { number: 7, name: 'RESP_ERROR', meaning: 'device-answer-malformed' },
  { number: 8, name: 'UNAUTHORIZED', meaning: 'no-access-right' },
  { number: 9, name: 'BAD_REQUEST', meaning: 'request-malformed' },
  { number: 10, name: 'NOT_ACCEPTABLE', meaning: 'format-not-supported' },
  { number: 11, name: 'UNSUPPORTED_CONTENT_FORMAT', meaning: 'format-not-supported' },
  { number: 12, name: 'OFFLINE', meaning: 'offline' },
  { number: 13, name: 'ADDR_OCCUPIED', meaning: 'address-occupied' },
];
