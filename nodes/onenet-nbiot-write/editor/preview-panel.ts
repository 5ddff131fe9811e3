/** The box that always says what a message will do. */

import type { ObjectTable } from '../../../lib/lwm2m/objects';
import { ask, type Asked } from '../../shared/editor/ask';
import { inDialect } from '../../shared/editor/dialect';
import { literal } from '../../shared/editor/field';
import { setText } from '../../shared/editor/hint';
import { Latest } from '../../shared/editor/latest';
import { dialectOfPlatform } from '../../shared/editor/platform-dialect';
import type { DialogValues } from './dialog-values';
import { cachedTarget, instantTarget, plainValue, wireBody } from './preview-wire';
import { previewWords } from './preview-words';
import { problemSentence } from './problem-sentence';
import { text } from './text';

/** As the runtime sends it. */
interface Answer {
  readonly kind: 'valid' | 'invalid' | 'open';
  readonly body?: string;
  readonly size?: number;
  readonly limit?: number;
  readonly pointer?: string;
  readonly problem?: string;
}

const ID = '#onenet-nbiot-write-preview';
const LITERAL_TYPES = ['str', 'num', 'bool', 'bin', 'json'];
const QUIET_MS = 250;

const latest = new Latest(QUIET_MS);

/**
 * Where the value comes with the message, all of it is made here. Where it is in the dialog, the runtime is asked for
 * the exact body; a user who may not ask, or a runtime that does not answer, sees what can be said without.
 */
export function showPreview(values: DialogValues, table: ObjectTable): void {
  const isKnown =
    LITERAL_TYPES.includes(values.payload.type) && literal(values.resId) !== undefined;
  showWire(values);
  if (!isKnown) {
    latest.forget();
    show(values, undefined, table);
    return;
  }
  // A plain value is shown at once. The last words on any other stay until the runtime has answered: they may name
  // Resources that only it can tell, and would be said twice.
  if (literal(values.resId) !== '' && plainValue(values.payload) !== undefined) {
    showWords(values, undefined, table);
    if (values.valueType === 'auto') setText(`${ID}-body`, wireBody(values));
  }
  latest.ask(
    () => ask('onenet-nbiot-write/preview', toProperties(values)),
    (asked) => {
      show(values, read(asked), table);
    },
  );
}

function show(values: DialogValues, answer: Answer | undefined, table: ObjectTable): void {
  const { body, size, limit } = answer ?? {};
  showWords(values, resourcesIn(body), table);
  setText(`${ID}-body`, body ?? wireBody(values));
  setText(
    `${ID}-size`,
    size === undefined ? '' : text('preview.size', { size, limit: limit ?? '' }),
  );
  setText(`${ID}-problem-text`, answer?.kind === 'invalid' ? sentence(answer, values) : '');
  $(`${ID}-problem`).toggle(answer?.kind === 'invalid');
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
  setText(`${ID}-target`, first);
  setText(
    `${ID}-fallback`,
    second === undefined ? '' : text('preview.otherwise', { request: second }),
  );
}

function showWords(
  values: DialogValues,
  written: readonly number[] | undefined,
  table: ObjectTable,
): void {
  setText(`${ID}-words`, previewWords(values, written, table, text('language'), text));
}

/** The Resources that a body writes; `undefined` if there is no body yet. */
function resourcesIn(body: string | undefined): readonly number[] | undefined {
  if (body === undefined) return undefined;
  const { data } = JSON.parse(body) as { data: readonly { res_id: number }[] };
  return data.map(({ res_id: id }) => id);
}

function sentence({ pointer = '', problem = '' }: Answer, { payload }: DialogValues): string {
  return problemSentence(pointer, problem, payload.type === 'json', text);
}

function read(asked: Asked): Answer | undefined {
  if (asked.kind === 'too-large')
    return { kind: 'invalid', pointer: '/data', problem: 'too large' };
  return asked.kind === 'answer' ? (asked.body as Answer) : undefined;
}

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
