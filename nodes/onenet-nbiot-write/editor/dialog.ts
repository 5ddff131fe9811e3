/** What makes the dialog of the write node help: suggestions, hints, the preview and the discovery. */

import { readObjects } from '../../../lib/lwm2m/objects';
import { Combobox } from '../../shared/editor/combobox';
import { literal, literalNumber, type Field } from '../../shared/editor/typed-value';
import type { DeviceTarget } from '../../shared/editor/device-suggestions';
import { prepareImeiField } from '../../shared/editor/imei-field';
import { showProblem } from '../../shared/editor/field-hints';
import { loadObjects } from '../../shared/editor/objects';
import { fill, fillNumber, frame, visibleInput } from '../../shared/editor/typed-fields';
import { prepareForm } from '../../shared/editor/dialog';
import type { Suggestion } from '../../shared/editor/suggestion-list';
import { prepareSimulatorHint } from '../../shared/editor/simulator-hint';
import { UntouchedFields } from '../../shared/editor/untouched';
import {
  type DialogValues,
  fieldProblems,
  type FieldProblems,
  FIELDS,
  onChange,
  readValues,
} from './fields';
import { text } from './text';
import { prepareDiscoverButton } from './discover-button';
import {
  type DiscoveredResource,
  suggestObjects,
  suggestResources,
  toDiscovered,
} from './suggestions';
import { setHint, showHints } from './hints';
import { showPreview } from './preview';

/** Called once the typed inputs are there. @param isNew whether nothing of the node has been filled in yet */
export function prepareDialog(isNew: boolean): void {
  let table = readObjects({ reusable: [], objects: [] });
  const language = text('language');

  const refreshImei = prepareImeiField(text('label.imei'), ({ target }) => {
    if (target !== undefined) fillTarget(target);
  });
  const isNumber = (name: 'objId' | 'resId') => () => readValues()[name].type === 'num';
  const objects = new Combobox({
    input: visibleInput('objId'),
    anchor: frame('objId'),
    name: text('label.objId'),
    enabled: isNumber('objId'),
    suggest: (typed) => suggestObjects(table, typed, language),
    pick: ({ value }) => {
      fillNumber('objId', value);
    },
  });
  /** Where the Resource came from before the list of what a device has took its place. */
  let resourceBefore: Field | undefined;
  const resources = new Combobox<Suggestion | DiscoveredResource>({
    input: visibleInput('resId'),
    anchor: frame('resId'),
    name: text('label.resId'),
    enabled: isNumber('resId'),
    suggest: (typed) =>
      suggestResources(table, literalNumber(readValues().objId), typed, language, text),
    pick: (picked) => {
      if ('objectId' in picked) {
        fillNumber('objId', picked.objectId);
        fillNumber('objInstId', picked.objectInstanceId);
      }
      fillNumber('resId', picked.value);
    },
    closed: () => {
      const before = resourceBefore;
      resourceBefore = undefined;
      if (before !== undefined && readValues().resId.value === '') fill('resId', before);
    },
  });

  const untouched = new UntouchedFields(isNew ? ['platform', ...FIELDS] : [], () => {
    update();
  });
  /** A name that is still being typed is not wrong yet. */
  const problemsOf = (values: DialogValues): FieldProblems => {
    const problems = new Map(fieldProblems(values));
    if (objects.isSearching) problems.delete('objId');
    if (resources.isSearching) problems.delete('resId');
    for (const name of problems.keys()) if (untouched.has(name)) problems.delete(name);
    return problems;
  };
  const refreshSimulator = prepareSimulatorHint('#onenet-nbiot-write-hint-platform');
  const update = (): void => {
    const values = readValues();
    const problems = problemsOf(values);
    refreshImei();
    refreshSimulator();
    objects.refresh();
    resources.refresh();
    for (const name of FIELDS) showProblem(name, problems.get(name));
    showHints(values, table);
    showPreview(values, table, problems);
  };
  for (const name of ['objId', 'resId']) visibleInput(name).addEventListener('blur', update);
  onChange(update);
  prepareForm($('#dialog-form'), () => problemsOf(readValues()).keys());
  update();
  void loadObjects().then((loaded) => {
    table = loaded;
    update();
    objects.suggestAgain();
    resources.suggestAgain();
  });

  prepareDiscoverButton(
    () => readValues().imei,
    (instances, more) => {
      const chosen = literalNumber(readValues().objId);
      if (!isNumber('resId')()) {
        resourceBefore = readValues().resId;
        fillNumber('resId', '');
      }
      visibleInput('resId').focus();
      resources.open(toDiscovered(instances, chosen, table, language, text), more);
    },
  );
  visibleInput('imei').addEventListener('input', () => {
    setHint('discover', '');
  });
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
