/** The line that always says what a message will do. */

import type { ObjectTable } from '../../../lib/lwm2m/objects';
import { ask, type Asked } from '../../shared/editor/ask';
import { Latest } from '../../shared/editor/latest';
import { literal, type DialogValues } from './dialog-values';
import { wireBody, wireTarget } from './preview-wire';
import { previewWords } from './preview-words';
import { text } from './text';

/** As the runtime sends it. */
interface Answer {
  readonly kind: 'valid' | 'invalid' | 'open';
  readonly target?: string | null;
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
  if (!isKnown) {
    latest.forget();
    show(values, undefined, table);
    return;
  }
  // The last words stay until it has answered, so that they are not said twice.
  latest.ask(
    () => ask('onenet-nbiot-write/preview', toProperties(values)),
    (asked) => {
      show(values, read(asked), table);
    },
  );
}

function show(values: DialogValues, answer: Answer | undefined, table: ObjectTable): void {
  const { target, body, size, limit } = answer ?? {};
  const words = previewWords(values, resourcesIn(body), table, text('language'), text);
  setText(`${ID}-words`, words);
  setText(`${ID}-target`, `POST ${target ?? wireTarget(values)}`);
  setText(`${ID}-body`, body ?? wireBody(values));
  setText(
    `${ID}-size`,
    size === undefined ? '' : text('preview.size', { size, limit: limit ?? '' }),
  );
  setText(`${ID}-problem-text`, answer?.kind === 'invalid' ? problemOf(answer) : '');
  $(`${ID}-problem`).toggle(answer?.kind === 'invalid');
}

/** The Resources that a body writes; `undefined` if there is no body yet. */
function resourcesIn(body: string | undefined): readonly number[] | undefined {
  if (body === undefined) return undefined;
  const { data } = JSON.parse(body) as { data: readonly { res_id: number }[] };
  return data.map(({ res_id: id }) => id);
}

function problemOf({ pointer = '', problem = '' }: Answer): string {
  return pointer === '/resId'
    ? text('preview.noResource')
    : text('preview.problem', { pointer, problem });
}

function read(asked: Asked): Answer | undefined {
  if (asked.kind === 'too-large') {
    return { kind: 'invalid', pointer: '/data', problem: text('preview.tooLarge') };
  }
  return asked.kind === 'answer' ? (asked.body as Answer) : undefined;
}

/** As a flow stores them. */
function toProperties({ valueType, ...fields }: DialogValues): object {
  const entries = Object.entries(fields).flatMap(([name, { value, type }]) => [
    [name, value],
    [`${name}Type`, type],
  ]);
  return { ...(Object.fromEntries(entries) as object), valueType };
}

/** Only what changes: people who hear the page would hear all of it again. */
function setText(selector: string, content: string): void {
  const element = $(selector);
  if (element.text() !== content) element.text(content);
}
