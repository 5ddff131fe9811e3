/** The part of the dialog about who asks: which rows there are, and what is to be said about them. */

import {
  type Dialect,
  dialectFor,
  DIALECTS,
  isSimulator,
  sendsKeyInTheClear,
} from '../../../lib/contract';
import type { Check } from '../../shared/editor';
import { setText } from '../../shared/editor/field-hints';
import { isEnvironmentReference } from '../../shared/editor/validators';
import { text } from './text';

const CHANGING = ['host', 'auth', 'dialect', 'apiKey', 'accessKey'] as const;

export function prepareAccessFields(): void {
  const fields = CHANGING.map((name) => `#node-config-input-${name}`).join();
  $(fields).on('input change', () => {
    show();
  });
  show();
}

/** What stands in a field of the dialog. */
export function fieldValue(name: string): string {
  const value = $(`#node-config-input-${name}`).val();
  return typeof value === 'string' ? value.trim() : '';
}

function show(): void {
  const hints = accessHints({
    host: fieldValue('host'),
    auth: fieldValue('auth'),
    dialect: fieldValue('dialect'),
    apiKey: fieldValue('apiKey'),
    accessKey: fieldValue('accessKey'),
  });
  $('.onenet-nbiot-config-for-key').toggle(!hints.isToken);
  $('.onenet-nbiot-config-for-token').toggle(hints.isToken);
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

function resourceHint({ simulator, dialect }: AccessHints): string {
  if (simulator) return text('tip.resSimulator');
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

export const USUAL_ACCESS = {
  auth: 'api-key',
  dialect: 'auto',
  tokenRes: '',
  tokenVersion: 'auto',
  tokenMethod: 'sha256',
  tls: '',
  proxy: '',
} as const;

type Name = keyof typeof USUAL_ACCESS;

export type AccessProperties = Record<Name, string>;

/** What each menu of the dialog offers. */
export const CHOICES = {
  auth: ['api-key', 'token'],
  dialect: ['auto', ...DIALECTS],
  tokenVersion: ['auto', '2018-10-31', '2020-05-29', '2022-05-01'],
  tokenMethod: ['sha256', 'sha1', 'md5'],
} as const;

/** One of the menu's words, an environment variable, or nothing at all. */
export function choice(name: keyof typeof CHOICES, sentence: () => string): Check {
  const words: readonly unknown[] = CHOICES[name];
  return (value) =>
    value === undefined || words.includes(value) || isEnvironmentReference(value)
      ? undefined
      : sentence();
}

/** A token has to say what it opens; the simulator knows neither products nor users. */
export function needsResource(
  value: unknown,
  { auth, host }: { readonly auth: unknown; readonly host: unknown },
): boolean {
  return auth === 'token' && !isSimulator(host) && (typeof value !== 'string' || !value.trim());
}

/**
 * Shows what holds where the flow has nothing. A menu would be empty; and where no config node is chosen, Node-RED 3.1
 * would choose the first that it finds, so that a new platform went through a proxy that nobody asked for.
 */
export function fillAccess(node: Partial<AccessProperties>): void {
  for (const name of NAMES) {
    const field = $(`#node-config-input-${name}`);
    if (name === 'tls' || name === 'proxy') {
      if (!node[name]) field.val(NO_NODE);
    } else if (node[name] === undefined) {
      field.val(USUAL_ACCESS[name]);
    }
  }
}

/** The entry of Node-RED's menu of config nodes that stands for none. */
const NO_NODE = '_ADD_';

/** Whether somebody chose anything that the fold hides. */
export function hasOwnConnection(node: Partial<AccessProperties>): boolean {
  return FOLDED.some((name) => (node[name] ?? USUAL_ACCESS[name]) !== USUAL_ACCESS[name]);
}

const NAMES = Object.keys(USUAL_ACCESS) as Name[];
const FOLDED = ['dialect', 'tokenVersion', 'tokenMethod', 'tls', 'proxy'] as const;

export interface AccessFields {
  readonly host: string;
  readonly auth: string;
  readonly dialect: string;
  readonly apiKey: string;
  readonly accessKey: string;
}

/** Which lines and rows to show; each name is one of the page's elements. */
export interface AccessHints {
  readonly simulator: boolean;
  readonly plainHttp: boolean;
  readonly wantsToken: 'studio' | 'new' | undefined;
  readonly noKey: boolean;
  readonly noAccessKey: boolean;
  readonly oddAccessKey: boolean;
  readonly isToken: boolean;
  readonly dialect: Dialect;
}

/** What Node-RED puts into the field of a password that is stored but never sent to the editor. */
export const STORED = '__PWRD__';

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
    isToken,
    dialect,
  };
}

/** Base64, perhaps without its padding, or a variable whose value is not known here. */
function mayBeAccessKey(text: string): boolean {
  if (text === STORED || isEnvironmentReference(text)) return true;
  const digits = text.replace(/={1,2}$/, '');
  return /^[A-Za-z0-9+/]+$/.test(digits) && digits.length % 4 !== 1;
}
