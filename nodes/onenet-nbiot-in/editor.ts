/** The input node's entry in the editor: its properties, label and dialog. */

import { DEFAULT_PUSH_PATH, isReference, readPushPath } from '../../lib/contract';
import type { StoredProperties } from '../shared/editor/dialog-values';
import type { Validator } from '../shared/editor/editor-api';
import { definitionsOf } from '../shared/editor/field-definitions';
import { refineInPalette, inOneLine } from '../shared/editor/labels';
import { asText, currentValue, verdict } from '../shared/editor/validators';
import { textsOf } from '../shared/editor/texts';
import { prepareDialog } from './editor/dialog';
import { IN_FIELDS } from './fields';

const text = textsOf('onenet-nbiot-in');

type InProperties = StoredProperties<typeof IN_FIELDS>;

const path: Validator = (value, options) => {
  if (isReference(value) || readPushPath(value).ok) return true;
  return options === undefined ? false : text('error.path');
};

/** Node-RED tells the editor of a secret only whether it is stored, and only from when the dialog was opened. */
interface KnownSecrets {
  readonly credentials?: { readonly has_token?: boolean };
}

/** A check without the token by which it is made: the node would not listen. */
const verify: Validator = function (value, options) {
  const typed = currentValue(this, 'token');
  const { credentials } = this as KnownSecrets;
  const isMissing = typed === undefined ? credentials?.has_token === false : asText(typed) === '';
  return verdict(value === 'strict' && isMissing ? text('error.tokenMissing') : undefined, options);
};

RED.nodes.registerType<InProperties>('onenet-nbiot-in', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-in.svg',
  defaults: definitionsOf(IN_FIELDS, text, { validators: { path, verify } }),
  credentials: {
    token: { type: 'password' },
    aesKey: { type: 'password' },
  },
  inputs: 0,
  outputs: 1,
  paletteLabel: inOneLine(text('paletteLabel')),
  outputLabels: () => text('outputLabel.pushed'),
  label() {
    if (this.name) return this.name;
    return text('defaultLabel', { path: this.path || DEFAULT_PUSH_PATH });
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    prepareDialog(this);
  },
});
refineInPalette('onenet-nbiot-in', text('paletteLabel'));
