/** From what the typed inputs gave to a command, or to a sentence that says why not. */

import { formatPath, isObjectId, isObjectInstanceId } from '../../../lib/lwm2m';
import {
  messageOf,
  readNumber,
  type Invalid,
  type Operation,
  type RequestSummary,
} from '../../../lib/onenet';
import type { Inputs } from './input-queue';
import type { Reader } from './typed-input';

/**
 * Parses what was read of a message.
 *
 * @param readers of the inputs, by name: they know where a value that is missing should have come from
 * @param now milliseconds since 1970 on the platform's clock
 */
export function readCommand<Input, Command>(
  operation: Operation<Input, Command>,
  read: Inputs,
  readers: Readonly<Record<string, Reader>>,
  now: () => number,
): ReturnType<Operation<Input, Command>['parse']> {
  if (read.kind === 'unreadable') {
    return unreadable(`/${read.property}`, read.error);
  }
  try {
    const parsed = operation.parse(read.values as Input, now());
    return parsed.kind === 'invalid' ? withOrigin(parsed, read.values, readers) : parsed;
  } catch (error) {
    // A payload may be an object that throws when it is looked at.
    return unreadable('/payload', error);
  }
}

/** "/imei is missing" alone would not tell where to look. */
function withOrigin(
  { kind, pointer, problem }: Invalid,
  values: Readonly<Record<string, unknown>>,
  readers: Readonly<Record<string, Reader>>,
): Invalid {
  const name = pointer.slice(1);
  const from = readers[name]?.from;
  if (from === undefined || !hasNoValue(values[name])) return { kind, pointer, problem };
  const giver = from.startsWith('msg.onenet.') ? '; a write node gives it to what it sends on' : '';
  return { kind, pointer, problem: `${problem} (${from} has no value${giver})` };
}

/** What a summary needs of the options of a node. */
interface Asked {
  readonly operation: { readonly name: string };
  readonly readers: Readonly<Record<string, unknown>>;
  readonly follow?: { readonly instead?: unknown } | undefined;
}

/** What `msg.onenet.request` shows of input that never became a command: as far as it goes, what it shows of one. */
export function summariseInputs(
  read: Inputs,
  { operation: { name }, readers, follow }: Asked,
): RequestSummary {
  const isWrite = 'objId' in readers;
  const operation = follow?.instead === undefined ? name : 'follow';
  if (read.kind === 'unreadable') return isWrite ? {} : { operation };
  const { imei, mode, timeout, uuid } = read.values;
  if (!isWrite) return hasNoValue(uuid) ? { imei, operation } : { imei, uuid, operation };
  const path = pathOf(read.values);
  return path === undefined ? { imei, mode, timeout } : { imei, path, mode, timeout };
}

function pathOf(values: Readonly<Record<string, unknown>>): string | undefined {
  const [objectId, objectInstanceId] = [readNumber(values.objId), readNumber(values.objInstId)];
  return isObjectId(objectId) && isObjectInstanceId(objectInstanceId)
    ? formatPath({ objectId, objectInstanceId })
    : undefined;
}

function hasNoValue(value: unknown): boolean {
  return value === undefined || value === null;
}

function unreadable(pointer: string, error: unknown): Invalid {
  return { kind: 'invalid', pointer, problem: `could not be read: ${messageOf(error)}` };
}
