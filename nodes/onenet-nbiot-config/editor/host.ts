/** The Host field: OneNET's addresses by name, and any other that is typed. */

import { dialectFor, isSimulator } from '../../../lib/contract';
import { simulatorLink, takeWantedHost } from '../../shared/editor/platform-field';
import { Combobox } from '../../shared/editor/combobox';
import { fieldValue } from './access';
import { sharedText as text } from '../../shared/editor/texts';

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
