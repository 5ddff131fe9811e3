import type { PlatformRow } from './platform-row';

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
