/** The observe node in the editor: its properties and label, and of its dialog what does not follow from its table of fields. */

import type { ObjectTable } from '../../lib/lwm2m/objects';
import { choiceOf, type DialogValues, type StoredProperties } from '../shared/editor/dialog-values';
import { definitionsOf } from '../shared/editor/field-definitions';
import { setTip } from '../shared/editor/field-hints';
import { inOneLine, labelStyle, refineInPalette, targetOf } from '../shared/editor/labels';
import { prepareOperationDialog } from '../shared/editor/operation-dialog';
import { TargetFields } from '../shared/editor/target-fields';
import { isUnfinished, ofDevice, showUseHints, TargetWords } from '../shared/editor/target-words';
import { secondsInWords, textsOf } from '../shared/editor/texts';
import {
  literal,
  literalNumber,
  optionalPart,
  sourceOf,
  wirePart,
  type Field,
} from '../shared/editor/typed-fields';
import { OBSERVE_FIELDS, observeCombination } from './fields';

const TYPE = 'onenet-nbiot-observe';

const text = textsOf(TYPE);

type ObserveProperties = StoredProperties<typeof OBSERVE_FIELDS>;

type ObserveValues = DialogValues<typeof OBSERVE_FIELDS>;

RED.nodes.registerType<ObserveProperties>('onenet-nbiot-observe', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-observe.svg',
  defaults: definitionsOf(OBSERVE_FIELDS, text, { combination: observeCombination }),
  inputs: 1,
  outputs: 2,
  paletteLabel: inOneLine(text('paletteLabel')),
  inputLabels: text('inputLabel'),
  outputLabels(index) {
    return index === 0 ? text('outputLabel.done') : text('outputLabel.failed');
  },
  label() {
    if (this.name) return this.name;
    const target = targetOf(this, '');
    const key = `defaultLabel.${choiceOf(OBSERVE_FIELDS.action, this.action)}`;
    return target === undefined ? text('paletteLabel') : text(key, { target });
  },
  labelStyle,
  oneditprepare() {
    prepareOperationDialog(this, {
      type: TYPE,
      table: OBSERVE_FIELDS,
      text,
      combination: observeCombination,
      target: (changed) => new TargetFields({ type: TYPE, text, use: 'read', changed }),
      showHints: (values, objects) => {
        showUseHints(values, objects, TYPE, text, 'read');
        setTip(`#${TYPE}-hint-action`, text(`tip.action.${values.action}`));
      },
      preview: (values, objects) => ({
        words: observeWords(values, objects),
        requests: observeRequests(values),
        body: '{}',
      }),
    });
  },
});
refineInPalette(TYPE, text('paletteLabel'));

const CONDITIONS = ['pmin', 'pmax', 'gt', 'lt', 'st'] as const;

function observeWords(values: ObserveValues, table: ObjectTable): string {
  const { imei, objId, objInstId, resId, action } = values;
  if (isUnfinished(objId)) return text('preview.unfinished');
  const words = new TargetWords(table, text);
  const place = { object: words.object(objId), instance: words.instance(objInstId, '') };
  const what = target();
  return ofDevice(
    imei,
    action === 'cancel' ? text('preview.cancel', { what }) : whenObserved(),
    text,
  );

  function whenObserved(): string {
    const conditions = CONDITIONS.flatMap((name) => {
      const value = conditionValue(name, values[name]);
      return value === '' ? [] : [text(`preview.when.${name}`, { value })];
    });
    return conditions.length === 0
      ? text('preview.observe', { what })
      : text('preview.observeWhen', { what, when: conditions.join(text('preview.comma')) });
  }

  function target(): string {
    if (place.instance === '') return text('preview.all', place);
    if (literal(resId) === '') return text('preview.instance', place);
    return text('preview.one', { ...place, resource: words.resource(objId, resId) });
  }
}

/** A time in words, a number as it stands, or where it comes from. */
function conditionValue(name: (typeof CONDITIONS)[number], field: Field): string {
  const fixed = literal(field);
  if (fixed === undefined) return sourceOf(field);
  const seconds = name === 'pmin' || name === 'pmax' ? literalNumber(field) : undefined;
  return seconds === undefined ? fixed : secondsInWords(seconds, text('language'));
}

/** `POST /nbiot/observe?imei=…&cancel=false&obj_id=3303&obj_inst_id=0&res_id=5700&pmin=10&timeout=25` */
function observeRequests(values: ObserveValues): readonly string[] {
  const { imei, objId, objInstId, resId, timeout, action } = values;
  const conditions = action === 'observe' ? CONDITIONS : [];
  const request =
    `POST /nbiot/observe?imei=${wirePart(imei)}&cancel=${String(action === 'cancel')}` +
    `&obj_id=${wirePart(objId)}${optionalPart('obj_inst_id', objInstId)}` +
    optionalPart('res_id', resId) +
    conditions.map((name) => conditionPart(name, values[name])).join('') +
    `&timeout=${wirePart(timeout, '25')}`;
  return [request];
}

/** A threshold may have a fraction. */
function conditionPart(name: string, field: Field): string {
  const fixed = literal(field);
  const isPeriod = name === 'pmin' || name === 'pmax';
  if (fixed === undefined || isPeriod) return optionalPart(name, field);
  return optionalPart(name, { value: fixed, type: 'str' });
}
