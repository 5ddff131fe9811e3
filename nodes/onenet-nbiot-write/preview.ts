/** What a message would send, from what stands in the dialog; the very code of the node says so. */

import {
  BODY_LIMIT,
  cachedWrite,
  messageOf,
  write,
  type CachedWriteInput,
  type Invalid,
  type WriteCommand,
  type WriteInput,
} from '../../lib/onenet';
import type { AdminAnswer, Fields } from '../shared/admin/admin-route';
import type { Node, NodeAPI } from '../shared/node-red';
import { isReference } from '../shared/reference';
import type { Reader } from '../shared/message/typed-input';
import { readDelivery, type Delivery } from './delivery';
import { createCachedReaders } from './write-node';

export type Preview =
  | {
      readonly kind: 'valid';
      /** `null` if a part of it comes with the message. */
      readonly target: string | null;
      readonly body: string;
      /** Bytes of the body, and the most that the platform takes. */
      readonly size: number;
      readonly limit: number;
    }
  | { readonly kind: 'invalid'; readonly pointer: string; readonly problem: string }
  /** The value, or where it goes, comes with the message; nothing is wrong with the rest. */
  | { readonly kind: 'open' };

/** Takes the properties of a write node as the dialog would store them. */
export function previewWrite(RED: NodeAPI, properties: Fields): AdminAnswer {
  return { status: 200, body: preview(RED, properties) };
}

function preview(RED: NodeAPI, properties: Fields): Preview {
  const valueIsOpen = !isLiteral(properties, 'payload');
  const isOpen = valueIsOpen || !isLiteral(properties, 'resId');
  const delivery = readDelivery(properties.delivery);
  // What only a kept command has, and so stands folded away, is nobody's fault in another.
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
    const read = readNow(reader);
    if ('problem' in read) return { kind: 'invalid', pointer: `/${name}`, problem: read.problem };
    input[name] = read.value;
  }
  const parsed = parse(delivery, input);
  if (parsed.kind === 'invalid') {
    return { kind: 'invalid', pointer: parsed.pointer, problem: parsed.problem };
  }
  if (isOpen) return { kind: 'open' };
  const { target, body = '' } = write.encode(parsed.command);
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

function parse(
  delivery: Delivery,
  input: unknown,
): Invalid | { readonly kind: 'valid'; readonly command: WriteCommand } {
  if (delivery === 'instant') return write.parse(input as WriteInput);
  const parsed = cachedWrite.parse(input as CachedWriteInput);
  return parsed.kind === 'invalid' ? parsed : { kind: 'valid', command: parsed.command.write };
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

/** An environment variable is none: what it holds is not for everybody who may open a dialog. */
function isLiteral(properties: Fields, name: string): boolean {
  const isLiteralType = LITERAL_TYPES.has(textOf(properties[`${name}Type`]));
  return isLiteralType && !isReference(textOf(properties[name]));
}

const LITERAL_TYPES = new Set(['str', 'num', 'bool', 'bin', 'json']);

function readNow(reader: Reader): { value: unknown } | { problem: string } {
  let read: { value: unknown } | { problem: string } = { problem: 'could not be read' };
  const fail = (error: unknown) => ({ problem: `could not be read: ${messageOf(error)}` });
  try {
    reader({}, (error, value) => {
      read = error === undefined || error === null ? { value } : fail(error);
    });
  } catch (error) {
    read = fail(error);
  }
  return read;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
