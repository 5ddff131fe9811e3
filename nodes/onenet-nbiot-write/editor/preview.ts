/** The box that always says what a message will do. */

import type { Fault } from '../../../lib/contract';
import type { ObjectTable } from '../../../lib/lwm2m/objects';
import { PreviewPanel } from '../../shared/editor/preview-panel';
import { literal } from '../../shared/editor/typed-value';
import { type DialogValues, fieldProblems, type FieldProblems } from './fields';
import { text } from './text';
import { previewWords, type WrittenResource } from './preview-text';
import { cachedTarget, instantTarget, plainValue, wireBody } from './preview-wire';
import { faultText } from './fault-text';

const LITERAL_TYPES = ['str', 'num', 'bool', 'bin', 'json'];

const panel = new PreviewPanel('onenet-nbiot-write', text);

/**
 * Where the value comes with the message, its words and its form are made here; where it is in the dialog, the runtime
 * is asked for the exact body. In both cases it says what else cannot be sent; a user who may not ask, or a runtime
 * that does not answer, sees what can be said without.
 *
 * @param problems what is wrong with the fields themselves, which needs no runtime; nothing of what is still typed
 */
export function showPreview(
  values: DialogValues,
  table: ObjectTable,
  problems: FieldProblems,
): void {
  const isKnown =
    LITERAL_TYPES.includes(values.payload.type) && literal(values.resId) !== undefined;
  const isPlain = literal(values.resId) !== '' && plainValue(values.payload) !== undefined;
  showWire(values);
  // The last words on a value that is not plain stay until the runtime has answered: they may name Resources that
  // only it can tell, and would be said twice.
  if (!isKnown || isPlain) {
    showWords(values, undefined, table);
    if (!isKnown || values.valueType === 'auto') panel.showBody(wireBody(values));
  }
  const [first] = problems;
  panel.showOwnFault(first);
  // Of what is still being typed the runtime would complain as well.
  const mayComplain = fieldProblems(values).size === 0;
  panel.ask(values, (answer) => {
    const { body, size, limit } = answer?.kind === 'valid' ? answer : {};
    showWords(values, resourcesIn(body), table);
    panel.showBody(body ?? wireBody(values), size, limit);
    if (first !== undefined) return;
    const fault = mayComplain && answer?.kind === 'invalid' ? answer.fault : undefined;
    panel.showFault(fault === undefined ? '' : sentence(fault, values));
  });
}

/** The request; with a fallback, both of them in their order. */
function showWire(values: DialogValues): void {
  const { delivery } = values;
  const targets = [
    ...(delivery === 'cached' ? [] : [instantTarget(values)]),
    ...(delivery === 'instant' ? [] : [cachedTarget(values)]),
  ];
  panel.showRequests(targets.map((target) => `POST ${target}`));
}

function showWords(
  values: DialogValues,
  written: readonly WrittenResource[] | undefined,
  table: ObjectTable,
): void {
  panel.showWords(previewWords(values, written, table, text('language'), text));
}

/** What a body writes; `undefined` if there is no body yet. */
function resourcesIn(body: string | undefined): readonly WrittenResource[] | undefined {
  if (body === undefined) return undefined;
  const { data } = JSON.parse(body) as { data: readonly { res_id: number; val: unknown }[] };
  return data.map(({ res_id: id, val }) =>
    isExact(val) ? { id, value: JSON.stringify(val) } : { id },
  );
}

/** A longer integer has lost digits by now. */
function isExact(value: unknown): boolean {
  return !Number.isInteger(value) || Number.isSafeInteger(value);
}

function sentence(fault: Fault, { payload }: DialogValues): string {
  // Of a single value there is no element to name.
  const isList = payload.type === 'json' && /^\s*[[{]/.test(payload.value);
  return faultText(fault, isList, text);
}
