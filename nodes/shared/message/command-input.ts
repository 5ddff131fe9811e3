/** From what the typed inputs of a message gave to a command, or to the fault that stands in the way. */

import { fail, printable, type Fault, type Result } from '../../../lib/contract';
import { formatPath, isObjectId, isObjectInstanceId } from '../../../lib/lwm2m';
import {
  messageOf,
  OneNetError,
  readNumber,
  type Operation,
  type RequestSummary,
} from '../../../lib/onenet';
import type { Inputs, Readers } from './input-queue';

/**
 * Parses what was read of a message.
 *
 * @param readers of the inputs, by name: they know where a value that is missing should have come from
 * @param now milliseconds since 1970 on the platform's clock
 */
export function parseInputs<Input, Command>(
  operation: Operation<Input, Command>,
  inputs: Inputs,
  readers: Readers,
  now: () => number,
): Result<Command> {
  if (!inputs.ok) return inputs;
  try {
    const parsed = operation.parse(inputs.value as Input, now());
    return parsed.ok ? parsed : withSource(parsed.fault, inputs.value, readers);
  } catch (error) {
    // A payload may be an object that throws when it is looked at.
    return fail('/payload', 'unreadable', { reason: messageOf(error) });
  }
}

/** "/imei is missing" alone would not tell where to look. */
function withSource(
  fault: Fault,
  values: Readonly<Record<string, unknown>>,
  readers: Readers,
): Result<never> {
  const name = fault.pointer.slice(1);
  const source = readers[name]?.source;
  if (fault.rule !== 'missing' || source === undefined || !hasNoValue(values[name])) {
    return { ok: false, fault };
  }
  const rule = source.startsWith('msg.onenet.') ? 'missingFromWrite' : 'missingFrom';
  return fail(fault.pointer, rule, { source });
}

/**
 * The failure that a message leaves with. What the dialog itself names and nobody has set is an incomplete
 * configuration; everything else is a message that cannot be sent.
 */
export function inputError(fault: Fault, readers: Readers): OneNetError {
  const name = fault.pointer.slice(1);
  const isConfiguration =
    fault.rule === 'unsetVariable' && name !== 'payload' && readers[name]?.isLiteral === true;
  return new OneNetError(isConfiguration ? 'ONENET_CONFIG' : 'ONENET_INVALID', fault);
}

/**
 * What `msg.onenet.request` shows of input that never became a command: as far as it goes, what it shows of one.
 *
 * @param operation the name to show; `undefined` for operations on an Object Instance, which show its path instead
 */
export function summarizeInputs(inputs: Inputs, operation: string | undefined): RequestSummary {
  if (!inputs.ok) return operation === undefined ? {} : { operation };
  const imei = shown(inputs.value.imei);
  if (operation !== undefined) {
    const { uuid } = inputs.value;
    return hasNoValue(uuid) ? { imei, operation } : { imei, uuid: shown(uuid), operation };
  }
  const [mode, timeout] = [shown(inputs.value.mode), shown(inputs.value.timeout)];
  const path = pathOf(inputs.value);
  return path === undefined ? { imei, mode, timeout } : { imei, path, mode, timeout };
}

/** What is far too long for its field, or no plain value, is not shown whole: Node-RED copies it with the message. */
function shown(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value.length > SHOWN ? printable(value, SHOWN) : value;
    case 'bigint':
      return value < LARGEST && value > -LARGEST ? String(value) : undefined;
    case 'object':
      return value === null ? null : undefined;
    case 'function':
    case 'symbol':
      return undefined;
    default:
      return value;
  }
}

/** Characters; an identity or a uuid is shorter. */
const SHOWN = 100;
const LARGEST = 2n ** 64n;

function pathOf(values: Readonly<Record<string, unknown>>): string | undefined {
  const [objectId, objectInstanceId] = [readNumber(values.objId), readNumber(values.objInstId)];
  return isObjectId(objectId) && isObjectInstanceId(objectInstanceId)
    ? formatPath({ objectId, objectInstanceId })
    : undefined;
}

function hasNoValue(value: unknown): boolean {
  return value === undefined || value === null;
}
