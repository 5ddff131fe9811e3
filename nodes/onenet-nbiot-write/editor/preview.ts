/** The box that always says what a message will do. */

import type { Fault, PreviewAnswer } from '../../../lib/contract';
import type { ObjectTable } from '../../../lib/lwm2m/objects';
import { ask, type Asked, Latest } from '../../shared/editor/admin-client';
import { setRequest, setText } from '../../shared/editor/field-hints';
import { dialectOfPlatform, inDialect } from '../../shared/editor/platform-dialect';
import { literal } from '../../shared/editor/typed-value';
import { type DialogValues, fieldProblems, type FieldProblems } from './fields';
import { text } from './text';
import { previewWords, type WrittenResource } from './preview-text';
import { cachedTarget, instantTarget, plainValue, wireBody } from './preview-wire';
import { faultText } from './fault-text';

const ID = '#onenet-nbiot-write-preview';
const LITERAL_TYPES = ['str', 'num', 'bool', 'bin', 'json'];
const QUIET_MS = 250;

const latest = new Latest(QUIET_MS);

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
    if (!isKnown) showBody(wireBody(values));
    else if (values.valueType === 'auto') setText(`${ID}-body`, wireBody(values));
  }
  const [first] = problems;
  showOwnFault(first);
  // Of what is still being typed the runtime would complain as well.
  const mayComplain = fieldProblems(values).size === 0;
  latest.ask(
    () => ask('onenet-nbiot-write/preview', toProperties(values)),
    (asked) => {
      const answer = read(asked);
      const { body, size, limit } = answer?.kind === 'valid' ? answer : {};
      showWords(values, resourcesIn(body), table);
      showBody(body ?? wireBody(values), size, limit);
      if (first !== undefined) return;
      const fault = mayComplain && answer?.kind === 'invalid' ? answer.fault : undefined;
      showFault(fault === undefined ? '' : sentence(fault, values));
    },
  );
}

/** @param size bytes, where they are known, and the most that the platform takes */
function showBody(body: string, size?: number, limit?: number): void {
  setText(`${ID}-body`, body);
  const words = size === undefined ? '' : text('preview.size', { size, limit: limit ?? '' });
  setText(`${ID}-size`, words);
}

/** What the dialog itself has found goes as soon as it is put right; what the runtime has said, when it says other. */
function showOwnFault(first: readonly [name: string, problem: string] | undefined): void {
  const line = $(`${ID}-problem`);
  if (first !== undefined) {
    const [name, problem] = first;
    showFault(text('preview.wrong', { part: text(`label.${name}`), problem }));
  } else if (line.data('isOwn') !== false) {
    showFault('');
  }
  line.data('isOwn', first !== undefined);
}

/** Why it cannot be sent; nothing where it can. */
function showFault(content: string): void {
  setText(`${ID}-problem-text`, content);
  $(`${ID}-problem`).toggle(content !== '');
}

/** The address; with a fallback, both of them in their order. */
function showWire(values: DialogValues): void {
  const { delivery } = values;
  const targets = [
    ...(delivery === 'cached' ? [] : [instantTarget(values)]),
    ...(delivery === 'instant' ? [] : [cachedTarget(values)]),
  ];
  const dialect = dialectOfPlatform($('#node-input-platform').val());
  const [first = '', second] = targets.map((target) => inDialect(`POST ${target}`, dialect));
  setRequest(`${ID}-target`, first);
  setRequest(
    `${ID}-fallback`,
    second === undefined ? '' : text('preview.otherwise', { request: second }),
  );
}

function showWords(
  values: DialogValues,
  written: readonly WrittenResource[] | undefined,
  table: ObjectTable,
): void {
  setText(`${ID}-words`, previewWords(values, written, table, text('language'), text));
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

function read(asked: Asked): PreviewAnswer | undefined {
  if (asked.kind === 'too-large') return { kind: 'invalid', fault: TOO_LARGE };
  return asked.kind === 'answer' ? (asked.body as PreviewAnswer) : undefined;
}

const TOO_LARGE: Fault = { pointer: '/payload', rule: 'tooLarge', params: {} };

/** As a flow stores them. */
function toProperties(values: DialogValues): object {
  const entries = Object.entries(values).flatMap(([name, value]: [string, unknown]) =>
    isField(value)
      ? [
          [name, value.value],
          [`${name}Type`, value.type],
        ]
      : [[name, value]],
  );
  return Object.fromEntries(entries) as object;
}

function isField(value: unknown): value is { value: string; type: string } {
  return typeof value === 'object' && value !== null;
}
