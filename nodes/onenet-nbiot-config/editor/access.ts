/** The part of the dialog about who asks: which rows there are, and what is to be said about them. */

import {
  isReference,
  type Dialect,
  dialectFor,
  isSimulator,
  parseHost,
  sendsKeyInTheClear,
  type PlainField,
} from '../../../lib/contract';
import { fillMenu } from '../../shared/editor/dialog-values';
import { setText } from '../../shared/editor/elements';
import { PLATFORM_FIELDS } from '../fields';
import { STORED } from '../../shared/editor/platform-field';
import { sharedText as text } from '../../shared/editor/texts';

const CHANGING = ['host', 'auth', 'dialect', 'apiKey', 'accessKey'] as const;

/** @param node as the flow has it; one that is new has no host of its own yet */
export function prepareAccessFields(node: { readonly id: string; readonly host?: string }): void {
  const isNew = (RED.nodes.node(node.id) ?? null) === null;
  const storedHost = isNew ? undefined : (node.host ?? '');
  const fields = CHANGING.map((name) => `#node-config-input-${name}`).join();
  const update = (): void => {
    show(storedHost);
  };
  $(fields).on('input change', update);
  $('#onenet-nbiot-config-use-token').on('click', (event) => {
    event.preventDefault();
    $('#node-config-input-apiKey').val('');
    $('#node-config-input-auth').val('token').trigger('change');
    $('#node-config-input-accessKey').trigger('focus');
  });
  update();
}

/** What stands in a field of the dialog. */
export function fieldValue(name: string): string {
  const value = $(`#node-config-input-${name}`).val();
  return typeof value === 'string' ? value.trim() : '';
}

function show(storedHost: string | undefined): void {
  const hints = accessHints({
    ...(storedHost === undefined ? {} : { storedHost }),
    host: fieldValue('host'),
    auth: fieldValue('auth'),
    dialect: fieldValue('dialect'),
    apiKey: fieldValue('apiKey'),
    accessKey: fieldValue('accessKey'),
  });
  // Nobody signs in to the simulator.
  $('.onenet-nbiot-config-for-simulator').toggle(hints.simulator);
  $('.onenet-nbiot-config-for-account').toggle(!hints.simulator);
  $('.onenet-nbiot-config-for-key').toggle(!hints.simulator && !hints.isToken);
  $('.onenet-nbiot-config-for-token').toggle(!hints.simulator && hints.isToken);
  $('#onenet-nbiot-config-tip-host').toggle(!hints.simulator);
  for (const [name, id] of LINES) $(`#onenet-nbiot-config-tip-${id}`).toggle(hints[name]);
  $('#onenet-nbiot-config-tip-wants-token').toggle(hints.wantsToken !== undefined);
  setText('#onenet-nbiot-config-wants-token', wantsToken(hints));
  setText('#onenet-nbiot-config-tip-res', resourceHint(hints));
  $('#node-config-input-tokenRes').attr('placeholder', EXAMPLE[hints.dialect]);
  setText('#onenet-nbiot-config-tip-dialect', dialectHint(hints));
}

const LINES = [
  ['simulator', 'simulator'],
  ['plainHttp', 'plain-http'],
  ['noKey', 'no-key'],
  ['keyIsToken', 'key-is-token'],
  ['keyMoves', 'key-moves'],
  ['noAccessKey', 'no-access-key'],
  ['oddAccessKey', 'odd-access-key'],
] as const;

function wantsToken({ wantsToken: dialect }: AccessHints): string {
  if (dialect === undefined) return '';
  return dialect === 'new' ? text('tip.newWantsToken') : text('tip.studioWantsToken');
}

/** According to the OneNET documentation, security authentication, and to published clients of the newer platform. */
const EXAMPLE = {
  classic: 'products/123456',
  studio: 'userid/123456',
  new: 'products/123456',
} as const;

function resourceHint({ dialect }: AccessHints): string {
  switch (dialect) {
    case 'classic':
      return text('tip.resClassic');
    case 'studio':
      return text('tip.resStudio');
    case 'new':
      return text('tip.resNew');
  }
}

function dialectHint({ dialect }: AccessHints): string {
  switch (dialect) {
    case 'classic':
      return text('tip.dialectClassic');
    case 'studio':
      return text('tip.dialectStudio');
    case 'new':
      return text('tip.dialectNew');
  }
}

/** A token has to say what it opens; the simulator knows neither products nor users. */
export function needsResource(
  value: unknown,
  { auth, host }: { readonly auth: unknown; readonly host: unknown },
): boolean {
  return auth === 'token' && !isSimulator(host) && (typeof value !== 'string' || !value.trim());
}

/**
 * Shows what holds where the flow has nothing, and a choice that is none of a menu's entries. Where no config node is chosen,
 * Node-RED 3.1 would choose the first that it finds, so that a new platform went through a proxy that nobody asked for.
 */
export function fillAccess(node: object): void {
  const stored = node as Readonly<Partial<Record<string, unknown>>>;
  for (const name of NAMES) {
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

const NAMES = [
  ...(['auth', 'dialect', 'tokenRes', 'tokenVersion', 'tokenMethod'] as const),
  ...(['tls', 'proxy', 'simulatorDevices'] as const),
];

export interface AccessFields {
  readonly host: string;
  readonly auth: string;
  readonly dialect: string;
  readonly apiKey: string;
  readonly accessKey: string;
  /** What was deployed or imported, where that is known. */
  readonly storedHost?: string;
}

/** Which lines and rows to show; each name is one of the page's elements. */
export interface AccessHints {
  readonly simulator: boolean;
  readonly plainHttp: boolean;
  readonly wantsToken: 'studio' | 'new' | undefined;
  readonly noKey: boolean;
  /** A complete token stands in the place of the key. */
  readonly keyIsToken: boolean;
  /** The stored key, which nobody can see or has typed again, will be sent to another host than before. */
  readonly keyMoves: boolean;
  readonly noAccessKey: boolean;
  readonly oddAccessKey: boolean;
  readonly isToken: boolean;
  readonly dialect: Dialect;
}

export function accessHints(fields: AccessFields): AccessHints {
  const { host, auth, apiKey, accessKey } = fields;
  const simulator = isSimulator(host);
  const isToken = auth === 'token';
  const dialect = dialectFor(fields.dialect, host);
  const wantsToken = simulator || isToken || dialect === 'classic' ? undefined : dialect;
  return {
    simulator,
    plainHttp: sendsKeyInTheClear(host),
    wantsToken,
    // Where a token is wanted, to ask for the other key would contradict that.
    noKey: !simulator && !isToken && wantsToken === undefined && apiKey === '',
    noAccessKey: !simulator && isToken && accessKey === '',
    oddAccessKey: !simulator && isToken && accessKey !== '' && !mayBeAccessKey(accessKey),
    keyIsToken: !simulator && !isToken && isCompleteToken(apiKey),
    keyMoves: !simulator && (isToken ? accessKey : apiKey) === STORED && isOtherHost(fields),
    isToken,
    dialect,
  };
}

/** `version=…&res=…&et=…&method=…&sign=…`, as the OneNET documentation of tokens shows it. */
function isCompleteToken(key: string): boolean {
  return /\bversion=/i.test(key) && /\bsign=/i.test(key);
}

/** Whether a key would go elsewhere: to another server, or to another path of it. */
function isOtherHost({ host, storedHost }: AccessFields): boolean {
  if (storedHost === undefined || isSimulator(storedHost)) return false;
  const [typed, stored] = [parseHost(host), parseHost(storedHost)];
  if (!typed.ok || !stored.ok) return false;
  return typed.value.origin + typed.value.prefix !== stored.value.origin + stored.value.prefix;
}

/** Base64, perhaps without its padding, or a variable whose value is not known here. */
function mayBeAccessKey(text: string): boolean {
  if (text === STORED || isReference(text)) return true;
  const digits = text.replace(/={1,2}$/, '');
  return /^[A-Za-z0-9+/]+$/.test(digits) && digits.length % 4 !== 1;
}
