/**
 * Execute, at once, on a device that is awake.
 *
 * Source: OneNET documentation, "real-time command: execute" (`POST /nbiot/execute`); OMA LwM2M Core 1.1, section 6.3.5.
 */

import {
  ARGS_LIMIT,
  fail,
  invalid,
  ok,
  parseArguments,
  parseIdentity,
  READ_DEFAULTS,
  readNumber,
  TIMEOUT_RANGE,
  type Result,
} from '../../contract';
import {
  formatPath,
  OBJECT_ID_MAX,
  OBJECT_INSTANCE_ID_MAX,
  RESOURCE_ID_MAX,
  type Path,
} from '../../lwm2m';
import { decodeVerdict } from '../outcome';
import { cachedDelivery } from './cached-delivery';
import {
  checkOf,
  deviceDeadline,
  encodeIdentity,
  pathOf,
  pathQuery,
  validate,
  type Operation,
  type Schema,
} from './operation';

/** What to execute, as it comes from outside: anything may be in any field. */
export interface ExecuteInput {
  /** Device identity; a number is made a string. */
  readonly imei: unknown;
  readonly objId: unknown;
  readonly objInstId: unknown;
  readonly resId: unknown;
  /** A text, or a number, which becomes its digits; none if blank. */
  readonly args?: unknown;
  /** How long the platform waits for the device, in whole seconds from 5 to 40; 25 if blank. */
  readonly timeout?: unknown;
}

/** An Execute that can be sent as it is. */
export interface ExecuteCommand {
  readonly imei: string;
  readonly path: Path;
  readonly args: string;
  /** Seconds. */
  readonly timeout: number;
}

export const execute: Operation<ExecuteInput, ExecuteCommand> = {
  name: 'execute',

  parse(input) {
    const imei = parseIdentity('/imei', input.imei);
    if (!imei.ok) return imei;
    const request = validate(isExecuteRequest, {
      objId: readNumber(input.objId),
      objInstId: readNumber(input.objInstId),
      resId: readNumber(input.resId),
      timeout: readNumber(input.timeout) ?? READ_DEFAULTS.timeout,
    });
    if (!request.ok) return request;
    const args = readArgs(input.args);
    if (!args.ok) return args;
    const { timeout } = request.value;
    return ok({ imei: imei.value, path: pathOf(request.value), args: args.value, timeout });
  },

  encode: ({ imei, path, args, timeout }) => ({
    method: 'POST',
    target: `/nbiot/execute?imei=${encodeIdentity(imei)}${pathQuery(path)}&timeout=${timeout}`,
    // Also without arguments: the documentation's table requires the body, its note does not.
    body: JSON.stringify({ args }),
    deadline: deviceDeadline(timeout),
  }),

  /** errno 0 of this operation means that the device itself acknowledged. */
  decode: (reply) => decodeVerdict(reply, 'confirmed'),

  describe: ({ imei, path, args, timeout }) => ({ imei, path: formatPath(path), args, timeout }),
};

/** Execute, when the device next speaks. */
export const cachedExecute = cachedDelivery('cached-execute', execute);

function readArgs(value: unknown): Result<string> {
  // A bigint of millions of digits takes seconds to write, so that its size is looked at first.
  if (isTooLong(value)) return fail('/args', 'tooLarge');
  const text = Number.isFinite(value) || typeof value === 'bigint' ? String(value) : (value ?? '');
  if (typeof text !== 'string') return invalid('/args', 'text', value);
  return parseArguments('/args', text);
}

function isTooLong(value: unknown): boolean {
  if (typeof value === 'string') return value.length > LONGEST;
  return typeof value === 'bigint' && (value >= LARGEST_INTEGER || value <= -LARGEST_INTEGER);
}

/** Characters of arguments whose bytes are counted. */
const LONGEST = 65_536;
const LARGEST_INTEGER = 10n ** BigInt(ARGS_LIMIT);

interface ExecuteRequest {
  readonly objId: number;
  readonly objInstId: number;
  readonly resId: number;
  readonly timeout: number;
}

export const executeSchema: Schema<ExecuteRequest> = {
  $id: 'execute',
  type: 'object',
  required: ['objId', 'objInstId', 'resId', 'timeout'],
  properties: {
    objId: { type: 'integer', minimum: 0, maximum: OBJECT_ID_MAX },
    objInstId: { type: 'integer', minimum: 0, maximum: OBJECT_INSTANCE_ID_MAX },
    resId: { type: 'integer', minimum: 0, maximum: RESOURCE_ID_MAX },
    timeout: { type: 'integer', minimum: TIMEOUT_RANGE.min, maximum: TIMEOUT_RANGE.max },
  },
};

const isExecuteRequest = checkOf(executeSchema);
