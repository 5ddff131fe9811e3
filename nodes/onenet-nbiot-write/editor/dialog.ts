/** What makes the dialog of the write node help: suggestions, hints, the preview and the discovery. */

import { suggestDevices } from '../../shared/editor/device-suggestions';
import { prepareForm } from '../../shared/editor/dialog';
import { showProblem } from '../../shared/editor/field-hints';
import { TargetFields } from '../../shared/editor/target-fields';
import { delivery, fieldProblems, FIELDS, onChange, readValues } from './fields';
import { showHints } from './hints';
import { showPreview } from './preview';
import { text } from './text';

/** Called once the typed inputs are there. */
export function prepareDialog(): void {
  const update = (): void => {
    const values = readValues();
    const problems = target.withoutUnfinished(fieldProblems(values));
    target.refresh();
    for (const name of FIELDS) showProblem(name, problems.get(name));
    showHints(values, target.table);
    delivery.show(values);
    showPreview(values, target.table, problems);
  };
  const target = new TargetFields({
    ...{ type: 'onenet-nbiot-write', text, use: 'write' },
    changed: update,
  });
  onChange(update);
  suggestDevices(text('label.imei'));
  prepareForm($('#dialog-form'), () => fieldProblems(readValues()).keys());
  update();
  target.start();
}
