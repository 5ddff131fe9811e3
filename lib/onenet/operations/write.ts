/**
 * Write, at once, to a device that is awake.
 *
 * Source: OneNET documentation, "real-time command: write device resource" (`POST /nbiot`);
 * OMA LwM2M Core 1.1, section 6.3.3.
 */

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
import {
  BODY_LIMIT,
  dataOf,
  elementsOf,
  encodeBody,
  sizeAboveLimit,
  type WriteData,
} from '../body';
import { encodeIdentity, identityProblem } from '../identity';
import { invalid, show, type Invalid } from '../invalid';
import { readIdentity, readNumber } from '../input';
import type { Operation, RequestSummary } from '../operation';
import { readPayload, type ValueType } from '../payload';
import { decodeVerdict } from '../reply';
import { schemaProblem } from '../schema-problem';
import { checkOf, type Schema } from '../validate';
import { encodeResource, parseValue } from '../value-codec';
import type { WireRequest, WireResource } from '../wire';

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
  readonly target: WriteTarget;
  readonly data: WriteData;
}

/** Where a Write goes on its device, and how. */
export interface WriteTarget {
  readonly objectId: ObjectId;
  readonly objectInstanceId: ObjectInstanceId;
  readonly mode: WriteMode;
  /** Seconds. */
  readonly timeout: number;
}

/** How much longer than the platform we wait, so that its own verdict on a silent device can arrive. */
const GRACE_MS = 5000;

export const write: Operation<WriteInput, WriteCommand> = {
  name: 'write',

  parse(input) {
    const valueType = input.valueType ?? 'auto';
    if (!isValueType(valueType)) {
      return invalid('/valueType', `must be auto, opaque or time, not ${show(valueType)}`);
    }
    const data = readPayload(input.payload, readNumber(input.resId), valueType);
    if (!Array.isArray(data)) return data as Invalid;
    const request = {
      imei: readIdentity(input.imei),
      objId: readNumber(input.objId),
      objInstId: readNumber(input.objInstId),
      mode: readNumber(input.mode),
      timeout: readNumber(input.timeout),
      data: data as unknown[],
    };
    if (!isWriteRequest(request)) return schemaProblem(isWriteRequest.errors?.[0]);
    return toCommand(request);
  },

  encode(command): WireRequest {
    return {
      method: 'POST',
      target: writeTarget('/nbiot', command),
      body: encodeBody(command.data),
      deadline: command.target.timeout * 1000 + GRACE_MS,
    };
  },

  /** errno 0 of this operation means that the device itself acknowledged. */
  decode: (reply) => decodeVerdict(reply, 'confirmed'),

  describe({ imei, target, data }): RequestSummary {
    return {
      imei,
      path: formatPath(target),
      mode: MODE_NUMBER[target.mode],
      timeout: target.timeout,
      data: elementsOf(data),
    };
  },
};

/**
 * A path with the query string that says where the Write goes, ready to be sent. It is joined so that it is one text
 * from the start: put together otherwise, its parts are kept as long as it is, at 32 bytes for each write that waits.
 */
export function writeTarget(path: string, { imei, target }: WriteCommand): string {
  return [
    path,
    '?imei=',
    encodeIdentity(imei),
    '&obj_id=',
    target.objectId,
    '&obj_inst_id=',
    target.objectInstanceId,
    '&mode=',
    MODE_NUMBER[target.mode],
    '&timeout=',
    target.timeout,
  ].join('');
}

/** The IDs of the Resources that the command writes, in the order in which it names them. */
export function writtenResources({ data }: WriteCommand): readonly number[] {
  return elementsOf(data).map(({ res_id }) => res_id);
}

interface WriteRequest {
  readonly imei: string;
  readonly objId: number;
  readonly objInstId: number;
  readonly mode: 1 | 2;
  readonly timeout: number;
  readonly data: { readonly res_id: number; readonly type?: 1 | 2; readonly val: unknown }[];
}

/** Everything but the values, which JSON Schema cannot describe: bytes, Dates, bigints. */
export const writeSchema = {
  $id: 'write',
  type: 'object',
  required: ['imei', 'objId', 'objInstId', 'mode', 'timeout', 'data'],
  properties: {
    imei: { type: 'string' },
    objId: { type: 'integer', minimum: 0, maximum: OBJECT_ID_MAX },
    objInstId: { type: 'integer', minimum: 0, maximum: OBJECT_INSTANCE_ID_MAX },
    mode: { type: 'integer', enum: [1, 2] },
    timeout: { type: 'integer', minimum: 5, maximum: 40 },
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
} as unknown as Schema<WriteRequest>;

const isWriteRequest = checkOf(writeSchema);

function toCommand(request: WriteRequest): { kind: 'valid'; command: WriteCommand } | Invalid {
  const problem = identityProblem(request.imei);
  if (problem !== undefined) return problem;
  const elements = readElements(request.data);
  if (!Array.isArray(elements)) return elements as Invalid;
  const size = sizeAboveLimit(elements as readonly WireResource[]);
  if (size !== undefined) {
    return invalid(
      '/data',
      `makes a body of ${size} bytes, and OneNET takes at most ${BODY_LIMIT}`,
    );
  }
  const data = dataOf(elements as readonly WireResource[]);
  return { kind: 'valid', command: { imei: request.imei, target: targetOf(request), data } };
}

/** The commands of a node mostly go to the same place of their devices, and then share one object that says so. */
let latest: WriteTarget | undefined;

function targetOf({ objId, objInstId, mode, timeout }: WriteRequest): WriteTarget {
  const writeMode = mode === 1 ? 'replace' : 'update';
  if (
    latest?.objectId === objId &&
    latest.objectInstanceId === objInstId &&
    latest.mode === writeMode &&
    latest.timeout === timeout
  ) {
    return latest;
  }
  latest = {
    objectId: objId as ObjectId,
    objectInstanceId: objInstId as ObjectInstanceId,
    mode: writeMode,
    timeout,
  };
  return latest;
}

function readElements(data: WriteRequest['data']): readonly WireResource[] | Invalid {
  const elements: WireResource[] = [];
  for (const { res_id: id, type, val } of data) {
    const parsed = parseValue(type, val);
    if (parsed.kind === 'problem') return invalid(`/data/${elements.length}/val`, parsed.problem);
    elements.push(encodeResource(id as ResourceId, parsed.value));
  }
  return repetition(elements) ?? elements;
}

/** What is wrong if two elements name the same Resource. */
function repetition(elements: readonly WireResource[]): Invalid | undefined {
  if (elements.length < 2) return undefined;
  const seen = new Map<number, number>();
  for (const [index, { res_id: id }] of elements.entries()) {
    const first = seen.get(id);
    if (first !== undefined) {
      return invalid(
        `/data/${index}/res_id`,
        `names resource ${id} again, after /data/${first}/res_id`,
      );
    }
    seen.set(id, index);
  }
  return undefined;
}

const MODE_NUMBER: Readonly<Record<WriteMode, 1 | 2>> = { replace: 1, update: 2 };

function isValueType(value: unknown): value is ValueType {
  return value === 'auto' || value === 'opaque' || value === 'time';
}
