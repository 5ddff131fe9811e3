import type { PlatformRow } from './platform-row';

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
