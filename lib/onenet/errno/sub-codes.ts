import type { MeaningName } from './meanings';

/** Why a command failed at the device, as errno 5106 (and 16) and the records of cached commands say it. */
export interface SubCode {
  readonly number: number;
  readonly name: string;
  readonly meaning: MeaningName;
  /** A misspelling that the platform's pages show, letter case aside. */
  readonly misspelt?: string;
}

/** OneNET documentation, status codes of the NB-IoT API, note to 5106; 0 `SUCCESS` is no failure. */
export const SUB_CODES = [
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
] as const satisfies readonly SubCode[];
