/** What the dialogs of the nodes that have a preview do alike. */

import { choosePlatform } from './only-platform';
import { makeRoom } from './preview-room';

/** @param wrong the properties that are wrong, in the order of the dialog */
export function prepareForm(form: JQuery, wrong: () => Iterable<string>): void {
  form.addClass('onenet-nbiot-form');
  // The sign of an icon would be read out as a part of the name.
  form.find('label > .fa, .onenet-nbiot-label > .fa').attr('aria-hidden', 'true');
  choosePlatform();
  const [preview] = form.find('.onenet-nbiot-preview');
  if (preview !== undefined) makeRoom(preview);
  // The editor gives a dialog its first focus once it has slid in, at its upper end.
  const [tray] = form.closest('.red-ui-tray');
  const reveal = (): void => {
    requestAnimationFrame(() => {
      const [first] = wrong();
      const field = first === undefined ? null : document.getElementById(`node-input-${first}`);
      field?.closest('.form-row')?.scrollIntoView({ block: 'nearest' });
    });
  };
  tray?.addEventListener('focusin', reveal, { once: true });
}
