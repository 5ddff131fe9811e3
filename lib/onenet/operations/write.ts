/**
 * Write, at once, to a device that is awake.
 *
 * Source: OneNET documentation, "real-time command: write device resource" (`POST /nbiot`);
 * OMA LwM2M Core 1.1, section 6.3.3.
 */

import {
  BODY_LIMIT,
  fail,
  invalid,
  ok,
  parseIdentity,
  readNumber,
  TIMEOUT_RANGE,
  VALUE_TYPES,
  type Failure,
  type Result,
  type ValueType,
} from '../../contract';
import {
  formatPath,
  OBJECT_ID_MAX,
  OBJECT_INSTANCE_ID_MAX,
  RESOURCE_ID_MAX,
  type ObjectId,
  type ObjectInstanceId,
  type ResourceId,
  type WriteMode,
} from '../../lwm2m';
import { decodeVerdict, withPartial } from '../outcome';
import { readPayload } from '../payload';
import type { WireRequest, WireResource } from '../transport';
import { encodeResource, parseValue } from '../value-codec';
import { cachedDelivery, type CachedDelivery, type DeliveryInput } from './cached-delivery';
import {
  checkOf,
  deviceDeadline,
  encodeIdentity,
  validate,
  type Operation,
  type RequestSummary,
  type Schema,
} from './operation';

/** What to write, as it comes from outside: anything may be in any field. */
export interface WriteInput {
  /** Device identity; a number is made a string. */
  readonly imei: unknown;
  readonly objId: unknown;
  readonly objInstId: unknown;
  /** 1 replace, 2 partial update. */
  readonly mode: unknown;
  /** How long the platform waits for the device, in whole seconds from 5 to 40. */
  readonly timeout: unknown;
  readonly payload: unknown;
  /** The Resource of a payload that names none. */
  readonly resId?: unknown;
  readonly valueType?: unknown;
}

/** A Write that can be sent as it is. */
export interface WriteCommand {
  readonly imei: string;
  readonly objectId: ObjectId;
  readonly objectInstanceId: ObjectInstanceId;
  readonly mode: WriteMode;
  /** Seconds. */
  readonly timeout: number;
  readonly data: readonly WireResource[];
}

export const write: Operation<WriteInput, WriteCommand> = {
  name: 'write',

  parse(input) {
    const valueType = input.valueType ?? 'auto';
    if (!isValueType(valueType)) {
      return invalid('/valueType', 'oneOf', valueType, { allowed: VALUE_TYPES.join(', ') });
    }
    const data = readPayload(input.payload, readNumber(input.resId), valueType);
    if (!data.ok) return data;
    const imei = parseIdentity('/imei', input.imei);
    if (!imei.ok) return imei;
    const request = validate(isWriteRequest, {
      objId: readNumber(input.objId),
      objInstId: readNumber(input.objInstId),
      mode: readNumber(input.mode),
      timeout: readNumber(input.timeout),
      data: data.value,
    });
    return request.ok ? toCommand(imei.value, request.value) : request;
  },

  encode(command): WireRequest {
    return {
      method: 'POST',
      target: targetOf(command),
      body: encodeBody(command.data),
      deadline: deviceDeadline(command.timeout),
    };
  },

  /** errno 0 of this operation means that the device itself acknowledged. */
  decode(reply, command) {
    const outcome = decodeVerdict(reply, 'confirmed');
    if (command === undefined) return outcome;
    return withPartial(outcome, { mode: MODE_NUMBER[command.mode], data: command.data });
  },

  describe,
};

/** Write, when the device next speaks. Source: OneNET documentation, "cached command: write" (`POST /nbiot/offline`). */
export const cachedWrite: Operation<CachedWriteInput, CachedWriteCommand> = cachedDelivery(
  'cached-write',
  write,
);

/** What to write and when, as it comes from outside. */
export type CachedWriteInput = WriteInput & DeliveryInput;

export type CachedWriteCommand = CachedDelivery<WriteCommand>;

function describe(command: WriteCommand): RequestSummary {
  return {
    imei: command.imei,
    path: formatPath(command),
    mode: MODE_NUMBER[command.mode],
    timeout: command.timeout,
    data: command.data,
  };
}

function targetOf(command: WriteCommand): string {
  // Joined, since a concatenated string keeps its parts as long as it waits (the goal for the heap of a message).
  return [
    '/nbiot?imei=',
    encodeIdentity(command.imei),
    '&obj_id=',
    command.objectId,
    '&obj_inst_id=',
    command.objectInstanceId,
    '&mode=',
    MODE_NUMBER[command.mode],
    '&timeout=',
    command.timeout,
  ].join('');
}

/** The body as it is sent; a bigint is written as its exact digits. */
export function encodeBody(data: readonly WireResource[]): string {
  return `{"data":[${data.map(encodeElement).join(',')}]}`;
}

function encodeElement(element: WireResource): string {
  const { res_id: id, val } = element;
  // Another package may have added a `type` to every object.
  const type = Object.hasOwn(element, 'type') ? element.type : undefined;
  // A number or a boolean reads the same in JSON as in a text, and so do the digits of a bigint.
  const value = typeof val === 'string' ? JSON.stringify(val) : String(val);
  return type === undefined
    ? `{"res_id":${id},"val":${value}}`
    : `{"res_id":${id},"type":${type},"val":${value}}`;
}

/** The IDs of the Resources that the command writes, in the order in which it names them. */
export function writtenResources({ data }: WriteCommand): readonly number[] {
  return data.map(({ res_id }) => res_id);
}

/** Everything but the identity, and but the values, which JSON Schema cannot describe: bytes, Dates, bigints. */
interface WriteRequest {
  readonly objId: number;
  readonly objInstId: number;
  readonly mode: 1 | 2;
  readonly timeout: number;
  readonly data: readonly {
    readonly res_id: number;
    readonly type?: 1 | 2;
    readonly val: unknown;
  }[];
}

export const writeSchema: Schema<WriteRequest> = {
  $id: 'write',
  type: 'object',
  required: ['objId', 'objInstId', 'mode', 'timeout', 'data'],
  properties: {
    objId: { type: 'integer', minimum: 0, maximum: OBJECT_ID_MAX },
    objInstId: { type: 'integer', minimum: 0, maximum: OBJECT_INSTANCE_ID_MAX },
    mode: { type: 'integer', enum: [1, 2] },
    timeout: { type: 'integer', minimum: TIMEOUT_RANGE.min, maximum: TIMEOUT_RANGE.max },
    data: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['res_id', 'val'],
        properties: {
          res_id: { type: 'integer', minimum: 0, maximum: RESOURCE_ID_MAX },
          type: { type: 'integer', enum: [1, 2] },
          val: {},
        },
        additionalProperties: false,
      },
    },
  },
};

const isWriteRequest = checkOf(writeSchema);

function toCommand(imei: string, request: WriteRequest): Result<WriteCommand> {
  const { objId, objInstId, mode, timeout } = request;
  const data = readElements(request.data);
  if (!data.ok) return data;
  return ok({
    imei,
    objectId: objId as ObjectId,
    objectInstanceId: objInstId as ObjectInstanceId,
    mode: mode === 1 ? 'replace' : 'update',
    timeout,
    data: data.value,
  });
}

function readElements(data: WriteRequest['data']): Result<readonly WireResource[]> {
  const elements: WireResource[] = [];
  const seen = new Set<number>();
  let size = 0;
  for (const { res_id: id, type, val } of data) {
    const parsed = parseValue(`/data/${elements.length}/val`, type, val);
    if (!parsed.ok) return parsed;
    if (seen.has(id)) return fail(`/data/${elements.length}/res_id`, 'again', { id });
    seen.add(id);
    const element = encodeResource(id as ResourceId, parsed.value);
    if (typeof element.val === 'string') size += element.val.length;
    // Far beyond the limit the body is not even made to say its size.
    if (size > FAR_TOO_LARGE) return fail('/data', 'tooLarge');
    elements.push(element);
  }
  // A copy takes no more room than it needs, unlike an array that grew (goal of the benchmark: heap of a waiting message).
  return checkSize(elements) ?? ok(elements.slice());
}

/** Characters; one value may have half as many. */
const FAR_TOO_LARGE = 131_072;

function checkSize(elements: readonly WireResource[]): Failure | undefined {
  if (!mayBeTooLong(elements)) return undefined;
  const size = Buffer.byteLength(encodeBody(elements));
  return size > BODY_LIMIT ? fail('/data', 'size', { size, limit: BODY_LIMIT }) : undefined;
}

/** Whether it takes serialising the body to know that it is short enough; hardly ever. */
function mayBeTooLong(elements: readonly WireResource[]): boolean {
  let most = 0;
  for (const { val } of elements) {
    most += LONGEST_ELEMENT;
    if (typeof val === 'string') most += LONGEST_CHARACTER * val.length;
    else if (typeof val === 'bigint') most += String(val).length;
  }
  return most > BODY_LIMIT - LONGEST_ELEMENT;
}

/** Bytes of an element but for its text: names, punctuation, a Resource ID, and any number. */
const LONGEST_ELEMENT = 64;

/** Bytes that one character of a text may take in JSON: `\u0000`. */
const LONGEST_CHARACTER = 6;

const MODE_NUMBER: Readonly<Record<WriteMode, 1 | 2>> = { replace: 1, update: 2 };

function isValueType(value: unknown): value is ValueType {
  return VALUE_TYPES.some((each) => each === value);
}
