import type { PlatformRow } from './platform-row';

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
