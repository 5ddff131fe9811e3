/** The properties of an input node, as flows store them; token and AES key are credentials. */

import { VERIFY_MODES, type FieldTable } from '../../lib/contract';
import { NAME, PLATFORM } from '../shared/fields';

export const IN_FIELDS = {
  name: NAME,
  platform: { ...PLATFORM, required: false },
  path: { value: '', icon: 'bookmark' },
  /** Blank: signatures are checked where there is a token. */
  verify: {
    value: '',
    rule: { kind: 'one-of', values: ['', ...VERIFY_MODES] },
    icon: 'check-square-o',
  },
  /** Each blank, or with commas. */
  kinds: { value: '', isFolded: true },
  imeis: { value: '', icon: 'microchip', isFolded: true },
  paths: { value: '', icon: 'sitemap', isFolded: true },
  repeats: { value: false, icon: 'clone', isFolded: true },
  auth: { value: false, icon: 'sign-in', isFolded: true },
} as const satisfies FieldTable;
