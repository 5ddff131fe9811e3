/**
 * Read, at once, from a device that is awake: an Object, one of its Instances, or one Resource.
 *
 * Source: OneNET documentation, "real-time command: read device resource" (`GET /nbiot`);
 * OMA LwM2M Core 1.1, section 6.3.1.
 */

import {
  faultOf,
  instanceFault,
  ok,
  parseIdentity,
  READ_DEFAULTS,
  readNumber,
  TIMEOUT_RANGE,
} from '../../contract';
import {
  formatPath,
  OBJECT_ID_MAX,
  OBJECT_INSTANCE_ID_MAX,
  RESOURCE_ID_MAX,
  type Path,
} from '../../lwm2m';
import { OneNetError } from '../errors';
import { decodeVerdict, failed, type LocalFailure, type Outcome } from '../outcome';
import { readInstances } from '../read-value';
import { cachedDelivery } from './cached-delivery';
import {
  checkOf,
  deviceDeadline,
  encodeIdentity,
  pathOf,
  pathQuery,
  validate,
  type Operation,
  type PathRequest,
  type RequestSummary,
  type Schema,
} from './operation';

/** What to read, as it comes from outside: anything may be in any field. */
export interface ReadInput {
  /** Device identity; a number is made a string. */
  readonly imei: unknown;
  readonly objId: unknown;
  /** Blank for all Instances of the Object. */
  readonly objInstId?: unknown;
  /** Blank for a whole Instance. */
  readonly resId?: unknown;
  /** How long the platform waits for the device, in whole seconds from 5 to 40; 25 if blank. */
  readonly timeout?: unknown;
}

/** A Read that can be sent as it is. */
export interface ReadCommand {
  readonly imei: string;
  readonly path: Path;
  /** Seconds. */
  readonly timeout: number;
}

export const read: Operation<ReadInput, ReadCommand> = {
  name: 'read',

  parse(input) {
    const imei = parseIdentity('/imei', input.imei);
    if (!imei.ok) return imei;
    const objInstId = readNumber(input.objInstId);
    const resId = readNumber(input.resId);
    const request = validate(isReadRequest, {
      objId: readNumber(input.objId),
      objInstId,
      resId,
      timeout: readNumber(input.timeout) ?? READ_DEFAULTS.timeout,
    });
    if (!request.ok) return request;
    const fault = instanceFault(objInstId !== undefined, resId !== undefined);
    if (fault !== undefined) return { ok: false, fault };
    return ok({
      imei: imei.value,
      path: pathOf(request.value),
      timeout: request.value.timeout,
    });
  },

  encode: ({ imei, path, timeout }) => ({
    method: 'GET',
    target: `/nbiot?imei=${encodeIdentity(imei)}${pathQuery(path)}&timeout=${timeout}`,
    deadline: deviceDeadline(timeout),
  }),

  /** The payload of the outcome is what was read; see {@link readInstances}. */
  decode(wire, command) {
    const outcome = decodeVerdict(wire, 'confirmed');
    if (outcome.kind !== 'accepted' || command === undefined) return outcome;
    const values = readInstances(command.path, outcome.reply.data);
    if (values === undefined) return withoutValue(outcome.httpStatus, formatPath(command.path));
    const { kind, state, reply, httpStatus, payload: answer = reply } = outcome;
    return { kind, state, reply, httpStatus, payload: values, answer };
  },

  describe: ({ imei, path, timeout }) => ({ imei, path: formatPath(path), timeout }),
};

/** Read, when the device next speaks. What was read comes with the command's record. */
export const cachedRead = cachedDelivery('cached-read', read);

/**
 * The outcome of a kept Read, whose values come with its record: they are the payload, as those of a Read at once are.
 *
 * @param request as {@link cachedRead} describes it
 */
export function keptReadOutcome(outcome: Outcome, request: RequestSummary): Outcome {
  const { cached } = outcome;
  if (outcome.kind !== 'accepted' || outcome.state !== 'confirmed' || cached === undefined) {
    return outcome;
  }
  const { reply, payload = reply, httpStatus } = outcome;
  if (cached.result !== undefined) return { ...outcome, payload: cached.result, answer: payload };
  return { ...withoutValue(httpStatus, request.path ?? ''), reply, payload, cached };
}

function withoutValue(httpStatus: number, path: string): LocalFailure {
  const fault = faultOf('answerWithoutValue', { status: httpStatus, path });
  return failed(new OneNetError('ONENET_BAD_ANSWER', fault, { httpStatus }));
}

interface ReadRequest extends PathRequest {
  readonly timeout: number;
}

export const readSchema: Schema<ReadRequest> = {
  $id: 'read',
  type: 'object',
  required: ['objId', 'timeout'],
  properties: {
    objId: { type: 'integer', minimum: 0, maximum: OBJECT_ID_MAX },
    objInstId: { type: 'integer', minimum: 0, maximum: OBJECT_INSTANCE_ID_MAX },
    resId: { type: 'integer', minimum: 0, maximum: RESOURCE_ID_MAX },
    timeout: { type: 'integer', minimum: TIMEOUT_RANGE.min, maximum: TIMEOUT_RANGE.max },
  },
};

const isReadRequest = checkOf(readSchema);
