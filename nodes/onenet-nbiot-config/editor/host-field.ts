/** The Host field: OneNET's addresses by name, and any other that is typed. */

import { Combobox } from '../../shared/editor/combobox';
import { dialectFor } from '../../shared/editor/dialect';
import { fieldValue } from './access-fields';
import { findPresets, HOST_PRESETS } from './host-presets';
import { text } from './text';

export function prepareHostField(): void {
  const field = $('#node-config-input-host');
  const [input] = field as JQuery<HTMLInputElement>;
  if (input === undefined) return;
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
    suggestToken(host);
  });
}

/** The newer platforms want a token; who has given no key yet need not find that out. */
function suggestToken(host: string): void {
  if (dialectFor('auto', host) === 'classic' || fieldValue('apiKey') !== '') return;
  $('#node-config-input-auth').val('token').trigger('change');
}
