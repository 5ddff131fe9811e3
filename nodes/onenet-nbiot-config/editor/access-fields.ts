/** The part of the dialog about who asks: which rows there are, and what is to be said about them. */

import { setText } from '../../shared/editor/hint';
import { accessHints, type AccessHints } from './access-hints';
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
