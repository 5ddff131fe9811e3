/**
 * Observe, or cancel it: whether and when a device reports its values. Attributes and observation are one call.
 *
 * Source: OneNET documentation, "real-time command: observe" (`POST /nbiot/observe`); OMA LwM2M Core 1.1, sections 5.1.2
 * (attributes) and 6.4.1.
 */

import {
  conditionsFault,
  instanceFault,
  invalid,
  isBlank,
  OBSERVE_ACTIONS,
  ok,
  parseIdentity,
  PERIOD_RANGE,
  READ_DEFAULTS,
  readNumber,
  TIMEOUT_RANGE,
  type ObserveAction,
  type Result,
} from '../../contract';
import {
  formatPath,
  OBJECT_ID_MAX,
  OBJECT_INSTANCE_ID_MAX,
  RESOURCE_ID_MAX,
  type Path,
} from '../../lwm2m';
import { present, type Fields } from '../json';
import { decodeVerdict } from '../outcome';
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

/** What to observe, as it comes from outside: anything may be in any field. */
export interface ObserveInput {
  /** Device identity; a number is made a string. */
  readonly imei: unknown;
  /** `observe` or `cancel`. */
  readonly action: unknown;
  readonly objId: unknown;
  /** Blank for all Instances of the Object. */
  readonly objInstId?: unknown;
  /** Blank for a whole Instance. */
  readonly resId?: unknown;
  /** The shortest time between two notifications, in seconds; blank for none. */
  readonly pmin?: unknown;
  /** The longest time without a notification, in seconds; blank for none. */
  readonly pmax?: unknown;
  /** Notifies when the value goes above. */
  readonly gt?: unknown;
  /** Notifies when the value goes below. */
  readonly lt?: unknown;
  /** Notifies when the value has changed by so much. */
  readonly st?: unknown;
  /** How long the platform waits for the device, in whole seconds from 5 to 40; 25 if blank. */
  readonly timeout?: unknown;
}

/** Conditions of a notification; what is missing is no condition. */
export interface ObserveAttributes {
  readonly pmin?: number;
  readonly pmax?: number;
  readonly gt?: number;
  readonly lt?: number;
  readonly st?: number;
}

/** An Observe that can be sent as it is. */
export interface ObserveCommand {
  readonly imei: string;
  readonly action: ObserveAction;
  readonly path: Path;
  /** None where an observation is cancelled. */
  readonly attributes: ObserveAttributes;
  /** Seconds. */
  readonly timeout: number;
}

export const observe: Operation<ObserveInput, ObserveCommand> = {
  name: 'observe',

  parse(input) {
    const imei = parseIdentity('/imei', input.imei);
    if (!imei.ok) return imei;
    const action = OBSERVE_ACTIONS.find((each) => each === input.action);
    if (action === undefined) {
      return invalid('/action', 'oneOf', input.action, { allowed: OBSERVE_ACTIONS.join(', ') });
    }
    const request = validate(isObserveRequest, requestOf(input, action));
    if (!request.ok) return request;
    const { objInstId, resId, pmin, pmax, timeout } = request.value;
    const limits = action === 'observe' ? readLimits(input) : ok({});
    if (!limits.ok) return limits;
    const attributes: ObserveAttributes = { ...present({ pmin, pmax }), ...limits.value };
    const hasResource = resId !== undefined;
    const fault =
      instanceFault(objInstId !== undefined, hasResource) ??
      conditionsFault(attributes, hasResource);
    if (fault !== undefined) return { ok: false, fault };
    return ok({ imei: imei.value, action, path: pathOf(request.value), attributes, timeout });
  },

  encode: ({ imei, action, path, attributes, timeout }) => ({
    method: 'POST',
    target:
      `/nbiot/observe?imei=${encodeIdentity(imei)}&cancel=${String(action === 'cancel')}` +
      pathQuery(path) +
      Object.entries(attributes)
        .map(([name, value]) => `&${name}=${value}`)
        .join('') +
      `&timeout=${timeout}`,
    // All parameters are in the query; the vendor's own client sends an empty object.
    body: '{}',
    deadline: deviceDeadline(timeout),
  }),

  /** errno 0 of this operation means that the device itself acknowledged. */
  decode: (reply) => decodeVerdict(reply, 'confirmed'),

  describe: ({ imei, action, path, attributes, timeout }) => ({
    imei,
    path: formatPath(path),
    operation: action,
    ...attributes,
    timeout,
  }),
};

function requestOf(input: ObserveInput, action: ObserveAction): Fields {
  const { objInstId, resId } = input;
  // Conditions of an observation that ends are of no use, and are not looked at.
  const periods = action === 'observe' ? { pmin: input.pmin, pmax: input.pmax } : {};
  return {
    objId: readNumber(input.objId),
    ...present({ objInstId: readNumber(objInstId), resId: readNumber(resId) }),
    ...present({ pmin: readNumber(periods.pmin), pmax: readNumber(periods.pmax) }),
    timeout: readNumber(input.timeout) ?? READ_DEFAULTS.timeout,
  };
}

function readLimits(input: ObserveInput): Result<Pick<ObserveAttributes, 'gt' | 'lt' | 'st'>> {
  const values: { gt?: number; lt?: number; st?: number } = {};
  for (const name of ['gt', 'lt', 'st'] as const) {
    const value = readDecimal(`/${name}`, input[name]);
    if (!value.ok) return value;
    if (value.value !== undefined) values[name] = value.value;
  }
  return ok(values);
}

/** A number, also in text; `undefined` for blank. */
function readDecimal(pointer: string, value: unknown): Result<number | undefined> {
  if (isBlank(value)) return ok(undefined);
  const isNumber =
    typeof value === 'number' ||
    (typeof value === 'string' && value.length <= LONGEST && DECIMAL.test(value.trim()));
  const number = isNumber ? Number(value) : NaN;
  return Number.isFinite(number) ? ok(number) : invalid(pointer, 'decimal', value);
}

/** Characters of a text that may be a number. */
const LONGEST = 128;

const DECIMAL = /^[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:e[+-]?\d{1,3})?$/i;

interface ObserveRequest {
  readonly objId: number;
  readonly objInstId?: number;
  readonly resId?: number;
  readonly pmin?: number;
  readonly pmax?: number;
  readonly timeout: number;
}

export const observeSchema: Schema<ObserveRequest> = {
  $id: 'observe',
  type: 'object',
  required: ['objId', 'timeout'],
  properties: {
    objId: { type: 'integer', minimum: 0, maximum: OBJECT_ID_MAX },
    objInstId: { type: 'integer', minimum: 0, maximum: OBJECT_INSTANCE_ID_MAX },
    resId: { type: 'integer', minimum: 0, maximum: RESOURCE_ID_MAX },
    pmin: { type: 'integer', minimum: PERIOD_RANGE.min, maximum: PERIOD_RANGE.max },
    pmax: { type: 'integer', minimum: PERIOD_RANGE.min, maximum: PERIOD_RANGE.max },
    timeout: { type: 'integer', minimum: TIMEOUT_RANGE.min, maximum: TIMEOUT_RANGE.max },
  },
};

const isObserveRequest = checkOf(observeSchema);
