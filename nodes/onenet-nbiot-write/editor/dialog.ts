/** What makes the dialog of the write node help: suggestions, hints, the preview and the discovery. */

import type { DeviceTarget } from '../../shared/editor/device-suggestions';
import { prepareForm } from '../../shared/editor/dialog';
import { showProblem } from '../../shared/editor/field-hints';
import { prepareImeiField } from '../../shared/editor/imei-field';
import { prepareSimulatorHint } from '../../shared/editor/simulator-hint';
import { TargetFields } from '../../shared/editor/target-fields';
import { fillNumber } from '../../shared/editor/typed-fields';
import { literal } from '../../shared/editor/typed-value';
import { UntouchedFields } from '../../shared/editor/untouched';
import {
  delivery,
  fieldProblems,
  FIELDS,
  onChange,
  readValues,
  type DialogValues,
  type FieldProblems,
} from './fields';
import { showHints } from './hints';
import { showPreview } from './preview';
import { text } from './text';

/** Called once the typed inputs are there. @param isNew whether nothing of the node has been filled in yet */
export function prepareDialog(isNew: boolean): void {
  const refreshImei = prepareImeiField(text('label.imei'), ({ target: written }) => {
    if (written !== undefined) fillTarget(written);
  });
  const refreshSimulator = prepareSimulatorHint('#onenet-nbiot-write-hint-platform');
  const untouched = new UntouchedFields(isNew ? ['platform', ...FIELDS] : [], () => {
    update();
  });
  const problemsOf = (values: DialogValues): FieldProblems => {
    const problems = new Map(target.withoutUnfinished(fieldProblems(values)));
    for (const name of problems.keys()) if (untouched.has(name)) problems.delete(name);
    return problems;
  };
  const update = (): void => {
    const values = readValues();
    const problems = problemsOf(values);
    refreshImei();
    refreshSimulator();
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
  prepareForm($('#dialog-form'), () => problemsOf(readValues()).keys());
  update();
  target.start();
}

/** What a write to the device starts with, where nothing has been chosen yet. */
function fillTarget({ objectId, objectInstanceId, resourceId }: DeviceTarget): void {
  const { objId, objInstId, resId } = readValues();
  const isBlank = [objId, resId].every((field) => literal(field) === '');
  if (!isBlank || literal(objInstId) === undefined) return;
  fillNumber('objId', objectId);
  fillNumber('objInstId', objectInstanceId);
  fillNumber('resId', resourceId);
}
