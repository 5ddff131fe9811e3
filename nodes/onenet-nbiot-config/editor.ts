/** The platform's entry in the editor: its properties, label and dialog. */

import { DEFAULT_HOST, isSimulator, shortHost } from '../../lib/contract';
import { hasDefault, type StoredProperties } from '../shared/editor/dialog-values';
import type { Validator } from '../shared/editor/editor-api';
import { definitionsOf } from '../shared/editor/field-definitions';
import { currentValue, dialogOpened } from '../shared/editor/validators';
import { sharedText as text } from '../shared/editor/texts';
import { prepareTips } from '../shared/editor/field-hints';
import { fillAccess, needsResource, prepareAccessFields } from './editor/access';
import { prepareTestButton, watchImei } from './editor/connection-test';
import { prepareHostField } from './editor/host';
import { fillLimits, LIMIT_NAMES, prepareProblems, prepareTraffic } from './editor/limits';
import { prepareSidebar } from './editor/sidebar';
import { PLATFORM_FIELDS } from './fields';

type PlatformProperties = StoredProperties<typeof PLATFORM_FIELDS>;

const tokenRes: Validator = function (value, options) {
  const node = { auth: currentValue(this, 'auth'), host: currentValue(this, 'host') };
  if (!needsResource(value, node)) return true;
  return options === undefined ? false : text('error.tokenRes');
};

watchImei();
prepareSidebar();

RED.nodes.registerType<PlatformProperties>('onenet-nbiot-config', {
  category: 'config',
  icon: 'onenet-nbiot-config.svg',
  defaults: definitionsOf(PLATFORM_FIELDS, text, { validators: { tokenRes } }),
  credentials: {
    apiKey: { type: 'password' },
    accessKey: { type: 'password' },
  },
  paletteLabel: text('paletteLabel'),
  label() {
    if (this.name) return this.name;
    if (isSimulator(this.host)) return text('simulatorLabel');
    return text('defaultLabel', { host: shortHost(this.host === '' ? DEFAULT_HOST : this.host) });
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    dialogOpened(this, 'node-config-input');
    prepareHostField();
    prepareTestButton(this.id);
    fillAccess(this);
    prepareAccessFields(this);
    $('#onenet-nbiot-config-connection').prop('open', isChanged(this, CONNECTION));
    fillLimits(this);
    $('#onenet-nbiot-config-delivery').prop('open', isChanged(this, LIMIT_NAMES));
    prepareProblems();
    prepareTips($('#node-config-dialog-edit-form').get(0));
    prepareTraffic(this.id);
  },
});

const CONNECTION = ['dialect', 'tokenVersion', 'tokenMethod', 'tls', 'proxy'] as const;

/** Whether somebody chose anything of it: a fold that hid that would mislead. */
function isChanged(node: object, names: readonly (keyof typeof PLATFORM_FIELDS)[]): boolean {
  return names.some((name) => !hasDefault(PLATFORM_FIELDS, name, node));
}
