/** The dialog of the observe node, beside what follows from its table of fields. */

import type { ObjectTable } from '../../../lib/lwm2m/objects';
import type { DialogValues } from '../../shared/editor/dialog-values';
import { duration, textsOf, type Text } from '../../shared/editor/texts';
import { setTip } from '../../shared/editor/field-hints';
import { prepareOperationDialog } from '../../shared/editor/operation-dialog';
import { TargetFields } from '../../shared/editor/target-fields';
import {
  isUnfinished,
  ofDevice,
  showUseHints,
  TargetWords,
} from '../../shared/editor/target-words';
import {
  type Field,
  literal,
  literalNumber,
  optionalPart,
  sourceOf,
  wirePart,
} from '../../shared/editor/typed-fields';
import { OBSERVE_FIELDS, observeCombination } from '../fields';

const TYPE = 'onenet-nbiot-observe';

const text = textsOf(TYPE);

export type ObserveValues = DialogValues<typeof OBSERVE_FIELDS>;

/** @param node as the flow has it */
export function prepareDialog(node: object): void {
  prepareOperationDialog(node, {
    ...{ type: TYPE, table: OBSERVE_FIELDS, text, combination: observeCombination },
    target: (changed) => new TargetFields({ type: TYPE, text, use: 'read', changed }),
    showHints: (values, objects) => {
      showUseHints(values, objects, TYPE, text, 'read');
      setTip(`#${TYPE}-hint-action`, text(`tip.action.${values.action}`));
    },
    preview: (values, objects) => ({
      words: observeWords(values, objects, text('language'), text),
      requests: observeRequests(values),
      body: '{}',
    }),
  });
}

const CONDITIONS = ['pmin', 'pmax', 'gt', 'lt', 'st'] as const;

/**
 * @param language a BCP 47 tag; decides which of the registry's names is used
 * @param text looks up a key of the node's catalogue
 */
export function observeWords(
  values: ObserveValues,
  table: ObjectTable,
  language: string,
  text: Text,
): string {
  const { imei, objId, objInstId, resId, action } = values;
  if (isUnfinished(objId)) return text('preview.unfinished');
  const words = new TargetWords(table, language, text);
  const place = { object: words.object(objId), instance: words.instance(objInstId, '') };
  const what = target();
  return ofDevice(
    imei,
    action === 'cancel' ? text('preview.cancel', { what }) : whenObserved(),
    text,
  );

  function whenObserved(): string {
    const conditions = CONDITIONS.flatMap((name) => {
      const value = conditionValue(name, values[name], language);
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
function conditionValue(name: (typeof CONDITIONS)[number], field: Field, language: string): string {
  const fixed = literal(field);
  if (fixed === undefined) return sourceOf(field);
  const seconds = name === 'pmin' || name === 'pmax' ? literalNumber(field) : undefined;
  return seconds === undefined ? fixed : duration(seconds, language);
}

/** `POST /nbiot/observe?imei=…&cancel=false&obj_id=3303&obj_inst_id=0&res_id=5700&pmin=10&timeout=25` */
export function observeRequests(values: ObserveValues): readonly string[] {
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
