/** The properties of an input node, as flows store them; token and AES key are credentials. */

import { VERIFY_MODES, type FieldTable } from '../../lib/contract';

export const IN_FIELDS = {
  name: { value: '' },
  platform: { value: '', configType: 'onenet-nbiot-config', required: false },
  path: { value: '' },
  /** Blank: signatures are checked where there is a token. */
  verify: { value: '', rule: { kind: 'one-of', values: ['', ...VERIFY_MODES] } },
  /** Each blank, or with commas. */
  kinds: { value: '' },
  imeis: { value: '' },
  paths: { value: '' },
  repeats: { value: false },
  auth: { value: false },
} as const satisfies FieldTable;
