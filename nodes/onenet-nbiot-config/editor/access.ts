/** The part of the dialog about the host and who asks: which rows there are, and what is to be said about them. */

import {
  dialectFor,
  isAccessKey,
  isCompleteToken,
  isReference,
  isSimulator,
  parseHost,
  sendsKeyInTheClear,
  type Dialect,
} from '../../../lib/contract';
import { Combobox } from '../../shared/editor/combobox';
import { setText } from '../../shared/editor/elements';
import { simulatorLink, STORED, takeWantedHost } from '../../shared/editor/platform-field';
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
  setText('#onenet-nbiot-config-wants-token', wantsTokenHint(hints));
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

function wantsTokenHint({ wantsToken: dialect }: AccessHints): string {
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

/** Whether a key would go elsewhere: to another server, or to another path of it. */
function isOtherHost({ host, storedHost }: AccessFields): boolean {
  if (storedHost === undefined || isSimulator(storedHost)) return false;
  const [typed, stored] = [parseHost(host), parseHost(storedHost)];
  if (!typed.ok || !stored.ok) return false;
  return typed.value.origin + typed.value.prefix !== stored.value.origin + stored.value.prefix;
}

/** Base64, perhaps without its padding, or a variable whose value is not known here. */
function mayBeAccessKey(key: string): boolean {
  return key === STORED || isReference(key) || isAccessKey(key);
}

/** The Host field: OneNET's addresses by name, and any other that is typed. */
export function prepareHostField(): void {
  const field = $('#node-config-input-host');
  const [input] = field as JQuery<HTMLInputElement>;
  if (input === undefined) return;
  isSuggested = false;
  const wanted = takeWantedHost();
  if (wanted !== undefined) field.val(wanted);
  $('#onenet-nbiot-config-tip-simulator').append(document.createTextNode(' '), simulatorLink());
  const presets = HOST_PRESETS.map(({ host, name }) => ({
    value: host,
    label: text(`preset.${name}`),
    details: host,
  }));
  new Combobox({
    input,
    name: text('label.host'),
    anyText: true,
    enabled: () => true,
    suggest: (typed) => findPresets(presets, typed),
    pick: ({ value }) => {
      field.val(value).trigger('change');
    },
  });
  // The editor itself reports each field as changed when the dialog opens: that is nobody's choice.
  let known = fieldValue('host');
  field.on('change', () => {
    const host = fieldValue('host');
    if (host === known) return;
    known = host;
    suggestSignIn(host);
  });
}

/** Whether it was the dialog, and nobody else, that chose the token. */
let isSuggested = false;

/** The newer platforms want a token: without a key it is chosen. Another host takes that back. */
function suggestSignIn(host: string): void {
  const auth = $('#node-config-input-auth');
  const wantsToken = !isSimulator(host) && dialectFor('auto', host) !== 'classic';
  if (wantsToken && fieldValue('apiKey') === '' && auth.val() !== 'token') {
    isSuggested = true;
    auth.val('token').trigger('change');
  } else if (!wantsToken && isSuggested && fieldValue('accessKey') === '') {
    isSuggested = false;
    auth.val('api-key').trigger('change');
  }
}

/** `name` is a key of the catalogue, below `preset.`. The provinces document port 80 only. */
export const HOST_PRESETS = [
  { host: 'https://api.heclouds.com', name: 'central' },
  { host: 'simulator', name: 'simulator' },
  { host: 'https://iot-api.heclouds.com', name: 'newOneNet' },
  { host: 'https://openapi.heclouds.com', name: 'studio' },
  { host: 'http://api.onenet.hk.chinamobile.com', name: 'hongKong' },
  { host: 'http://iot.zong.com.pk:8000', name: 'pakistan' },
  { host: 'http://api.zj.cmcconenet.com', name: 'zhejiang' },
  { host: 'http://api.js.cmcconenet.com', name: 'jiangsu' },
  { host: 'http://api.ln.cmcconenet.com', name: 'liaoning' },
  { host: 'http://api.fj.cmcconenet.com', name: 'fujian' },
  { host: 'http://api.gd.cmcconenet.com', name: 'guangdong' },
  { host: 'http://api.ha.cmcconenet.com', name: 'henan' },
] as const;

interface Named {
  readonly value: string;
  readonly label: string;
}

/** Those in whose name or address the text occurs; none where one of them stands there already. */
export function findPresets<Preset extends Named>(
  presets: readonly Preset[],
  typed: string,
): readonly Preset[] {
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  if (presets.some(({ value }) => value === wanted)) return [];
  return presets.filter(({ value, label }) => `${label} ${value}`.toLowerCase().includes(wanted));
}
