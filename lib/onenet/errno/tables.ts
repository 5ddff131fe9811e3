/** The numbers and texts of refusals, as the platform's owner publishes them. Success (0) is no refusal and has no row. */

import type { MeaningName } from './meanings';

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
