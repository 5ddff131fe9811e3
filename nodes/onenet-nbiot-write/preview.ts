/** What a message would send, from what stands in the dialog, by the code of the node itself. */

import {
  BODY_LIMIT,
  isReference,
  ok,
  type Delivery,
  type PreviewAnswer,
  type Result,
} from '../../lib/contract';
import {
  cachedWrite,
  write,
  type CachedWriteInput,
  type WriteCommand,
  type WriteInput,
} from '../../lib/onenet';
import type { AdminAnswer, Fields } from '../shared/admin/admin-route';
import type { Node, NodeAPI } from '../shared/node-red';
import { createCachedReaders, readDelivery } from './write-node';

/** Takes the properties of a write node as the dialog would store them. */
export function previewWrite(RED: NodeAPI, properties: Fields): AdminAnswer {
  return { status: 200, body: preview(RED, properties) };
}

function preview(RED: NodeAPI, properties: Fields): PreviewAnswer {
  const valueIsOpen = !isLiteral(properties, 'payload');
  const isOpen = valueIsOpen || !isLiteral(properties, 'resId');
  const delivery = readDelivery(properties.delivery);
  // What only a cached command has is folded away for another, so that no fault in it is shown then.
  const unread = SCHEDULE.filter((name) => delivery === 'instant' || !isLiteral(properties, name));
  const open = Object.keys(STAND_INS).filter(
    (name) => !isLiteral(properties, name) || textOf(properties[name]).trim() === '',
  );
  const fixed = Object.fromEntries(open.map((name) => [name, STAND_INS[name]]));
  const types = Object.fromEntries(open.map((name) => [`${name}Type`, 'str']));
  const usual = Object.fromEntries(
    unread.flatMap((name) => [
      [name, ''],
      [`${name}Type`, 'num'],
    ]),
  );
  // Literals need no node to be read.
  const config = {
    ...properties,
    ...fixed,
    ...types,
    ...usual,
    ...(isLiteral(properties, 'resId') ? {} : { resId: '0', resIdType: 'num' }),
    ...(valueIsOpen ? ANY_VALUE : {}),
  };
  const readers = createCachedReaders(RED, {} as Node, config);
  const input: Record<string, unknown> = {};
  for (const [name, reader] of Object.entries(readers)) {
    // Literals are at hand; Node-RED itself calls back at once for a boolean.
    let read: Result<unknown> | undefined;
    reader({}, (result) => {
      read = result;
    });
    if (read?.ok === false) {
      return { kind: 'invalid', fault: { ...read.fault, pointer: `/${name}` } };
    }
    input[name] = read?.value;
  }
  const parsed = parse(delivery, input);
  if (!parsed.ok) return { kind: 'invalid', fault: parsed.fault };
  if (isOpen) return { kind: 'open' };
  const { target, body = '' } = write.encode(parsed.value, { now: Date.now() });
  const size = Buffer.byteLength(body);
  return {
    kind: 'valid',
    // Until when the platform keeps a command is counted from when the message comes.
    target: open.length === 0 && delivery !== 'cached' ? target : null,
    body,
    size,
    limit: BODY_LIMIT,
  };
}

function parse(delivery: Delivery, input: unknown): Result<WriteCommand> {
  if (delivery === 'instant') return write.parse(input as WriteInput);
  const parsed = cachedWrite.parse(input as CachedWriteInput);
  return parsed.ok ? ok(parsed.value.instant) : parsed;
}

/** What may be blank, and is taken as usual where it comes with the message. */
const SCHEDULE = ['expires', 'validFrom', 'retry'];

/** In the place of what is blank, or comes with the message; none of it is in the body. */
const STAND_INS: Readonly<Record<string, string>> = {
  imei: '0',
  objId: '0',
  objInstId: '0',
  mode: '2',
  timeout: '25',
};

/** In the place of a value that comes with the message, so that all else is looked at: it names its own Resource. */
const ANY_VALUE = { payload: '{"0":true}', payloadType: 'json', valueType: 'auto' };

/** An environment variable is none: not everybody who may open a dialog may see what it holds. */
function isLiteral(properties: Fields, name: string): boolean {
  const isLiteralType = LITERAL_TYPES.has(textOf(properties[`${name}Type`]));
  return isLiteralType && !isReference(textOf(properties[name]));
}

const LITERAL_TYPES = new Set(['str', 'num', 'bool', 'bin', 'json']);

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
