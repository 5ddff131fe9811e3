/** The platform's entry in the editor: its properties, label and dialog. */

import {
  DEFAULT_HOST,
  DEFAULT_LIMITS,
  isSimulator,
  shortHost,
  type Limits,
  type PlainField,
} from '../../lib/contract';
import { fillMenu, hasDefault, type StoredProperties } from '../shared/editor/dialog-values';
import type { Validator } from '../shared/editor/editor-api';
import { definitionsOf, problemsIn } from '../shared/editor/field-definitions';
import { prepareTips, showProblem } from '../shared/editor/field-hints';
import { labelStyle } from '../shared/editor/labels';
import { sharedText as text } from '../shared/editor/texts';
import { asText, currentValue, dialogOpened, verdict } from '../shared/editor/validators';
import { fieldValue, needsResource, prepareAccessFields, prepareHostField } from './editor/access';
import { prepareTestButton, watchImei } from './editor/connection-test';
import { prepareSidebar } from './editor/sidebar';
import { prepareTraffic } from './editor/traffic';
import { PLATFORM_FIELDS } from './fields';

type PlatformProperties = StoredProperties<typeof PLATFORM_FIELDS>;

const tokenRes: Validator = function (value, options) {
  const node = { auth: asText(currentValue(this, 'auth')), host: currentValue(this, 'host') };
  return verdict(needsResource(value, node) ? text('error.tokenRes') : undefined, options);
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
  labelStyle,
  oneditprepare() {
    dialogOpened(this, 'node-config-input');
    prepareHostField();
    prepareTestButton(this.id);
    fillFields(this);
    prepareAccessFields(this);
    $('#onenet-nbiot-config-connection').prop('open', isChanged(this, CONNECTION));
    $('#onenet-nbiot-config-delivery').prop('open', isChanged(this, LIMIT_NAMES));
    // When everything else that changes the lines below the fields listens already.
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

const LIMIT_NAMES = Object.keys(DEFAULT_LIMITS) as (keyof Limits)[];

/**
 * Shows what holds where the flow has nothing, and a choice that is none of a menu's entries. Where no config node is chosen,
 * Node-RED 3.1 would choose the first that it finds, so that a new platform went through a proxy that nobody asked for.
 */
function fillFields(node: object): void {
  const stored = node as Readonly<Partial<Record<string, unknown>>>;
  for (const name of FILLED) {
    const input = $(`#node-config-input-${name}`);
    const field: PlainField = PLATFORM_FIELDS[name];
    if (name === 'tls' || name === 'proxy') {
      if (!stored[name]) input.val(NO_NODE);
    } else if (field.rule?.kind === 'one-of') {
      fillMenu(input, field, stored[name]);
    } else if (stored[name] === undefined) {
      input.val(String(field.value));
    }
  }
}

/** The entry of Node-RED's menu of config nodes that stands for none. */
const NO_NODE = '_ADD_';

const FILLED = (Object.keys(PLATFORM_FIELDS) as (keyof typeof PLATFORM_FIELDS)[]).filter(
  (name) => name !== 'name' && name !== 'host',
);

function prepareProblems(): void {
  const fields = CHECKED.map((name) => `#node-config-input-${name}`).join();
  $(fields).on('input change', showProblems);
  showProblems();
}

function showProblems(): void {
  const values = Object.fromEntries(CHECKED.map((name) => [name, fieldValue(name)]));
  const problems = problemsIn<string>(PLATFORM_FIELDS, values, text);
  if (needsResource(values.tokenRes, { auth: values.auth, host: values.host })) {
    problems.set('tokenRes', text('error.tokenRes'));
  }
  for (const name of CHECKED) showProblem(name, problems.get(name), 'node-config-input');
}

/** Some have no fault of their own, but lines that are to be read out with them. */
const CHECKED = [...FILLED, 'host', 'apiKey', 'accessKey'];
