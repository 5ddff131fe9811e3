/** What every operation has: its form, the check of its input, how long its answer may take, and how it is carried out. */

import { describeValue, fail, ok, printable, type FaultRule, type Result } from '../../contract';
import type { ObjectId, ObjectInstanceId, Path, ResourceId } from '../../lwm2m';
import { OneNetError } from '../errors';
import { decodeVerdict, outcomeOfFailure, type Outcome } from '../outcome';
import { CHECKS, type GeneratedCheck } from '../schema-checks';
import type { PlatformReply, Transport, WireReply, WireRequest, WireResource } from '../transport';

/**
 * One thing that the platform can do to a device. All functions are pure: a transport, not the operation,
 * touches the network.
 */
export interface Operation<Input, Command> {
  readonly name: string;
  /** Whether its requests say until when they hold, so that the platform's clock must be known before one is sent. */
  readonly isTimed?: boolean;
  /**
   * Checks input from outside, once; nothing behind it checks again.
   *
   * @param now milliseconds since 1970 on the platform's clock, for what must lie in the future
   */
  parse(input: Input, now?: number): Result<Command>;
  encode(command: Command, context: SendContext): WireRequest;
  /**
   * What the platform's answer says about the command. Never throws.
   *
   * @param context the one that the request was encoded with
   */
  decode(reply: WireReply, command?: Command, context?: SendContext): Outcome;
  /**
   * What `msg.onenet.request` shows.
   *
   * @param context the one that the request was encoded with; without it a time that counts from then is not known
   */
  describe(command: Command, context?: SendContext): RequestSummary;
}

/** What a request depends on beside its command. */
export interface SendContext {
  /** When the request leaves, in milliseconds since 1970 on the platform's clock. */
  readonly now: number;
}

/** A request as people see it in `msg.onenet.request`; parts that could not be read are missing. */
export interface RequestSummary {
  readonly imei?: unknown;
  /** LwM2M path of the Object Instance: `/3311/0`. */
  readonly path?: string;
  readonly mode?: unknown;
  /** Seconds. */
  readonly timeout?: unknown;
  readonly data?: readonly WireResource[];
  /** Only of a command that the platform keeps until the device wakes. */
  readonly delivery?: 'cached';
  /** ISO 8601, UTC; missing as long as it counts from a request that has not left. */
  readonly expires?: string;
  /** ISO 8601, UTC. */
  readonly validFrom?: string;
  readonly retry?: unknown;
  readonly trigger?: unknown;
  /** What was asked about cached commands or devices; `observe` or `cancel` of an Observe. */
  readonly operation?: string;
  readonly uuid?: unknown;
  /** Arguments of an Execute. */
  readonly args?: unknown;
  /** Conditions of an Observe; times in seconds. */
  readonly pmin?: unknown;
  readonly pmax?: unknown;
  readonly gt?: unknown;
  readonly lt?: unknown;
  readonly st?: unknown;
  /** Of a history, ISO 8601, UTC. */
  readonly start?: string;
  readonly end?: string;
  /** How many points or devices to an answer. */
  readonly limit?: unknown;
  readonly page?: unknown;
  /** By which devices are searched. */
  readonly search?: string;
}

/**
 * Carries a command out once and says what became of it. Whatever can go wrong is an outcome; only a bug rejects.
 *
 * @param signal stops waiting for the answer, with `ONENET_STOPPED`
 * @param now milliseconds since 1970 on the platform's clock
 */
export async function perform<Command>(
  transport: Transport,
  operation: Operation<unknown, Command>,
  command: Command,
  signal: AbortSignal,
  now = Date.now(),
): Promise<Outcome> {
  try {
    const context = { now };
    const reply = await transport(operation.encode(command, context), { signal });
    return operation.decode(reply, command, context);
  } catch (error) {
    if (error instanceof OneNetError) return outcomeOfFailure(error);
    throw error;
  }
}

/** What was read out of an accepted answer is its payload. `confirmed` says that the platform answered, and no more. */
export function decodeAnswer(reply: WireReply, read: (reply: PlatformReply) => unknown): Outcome {
  const outcome = decodeVerdict(reply, 'confirmed');
  if (outcome.kind !== 'accepted') return outcome;
  return { ...outcome, payload: read(outcome.reply), answer: outcome.payload ?? outcome.reply };
}

/** The identity of a device as a parameter of an address. An IMEI goes in as it is, without being looked at twice. */
export function encodeIdentity(identity: string): string {
  return /^[A-Za-z0-9]*$/.test(identity) ? identity : encodeURIComponent(identity);
}

/** The parameters by which the platform's calls name an Object, an Instance or a Resource, each after a `&`. */
export function pathQuery(path: Path): string {
  const instance = 'objectInstanceId' in path ? `&obj_inst_id=${path.objectInstanceId}` : '';
  const resource = 'resourceId' in path ? `&res_id=${path.resourceId}` : '';
  return `&obj_id=${path.objectId}${instance}${resource}`;
}

/** Where a request leads, its IDs checked. */
export interface PathRequest {
  readonly objId: number;
  readonly objInstId?: number;
  readonly resId?: number;
}

/** A Resource without an Instance counts as none. */
export function pathOf({ objId, objInstId, resId }: PathRequest): Path {
  const objectId = objId as ObjectId;
  if (objInstId === undefined) return { objectId };
  const objectInstanceId = objInstId as ObjectInstanceId;
  if (resId === undefined) return { objectId, objectInstanceId };
  return { objectId, objectInstanceId, resourceId: resId as ResourceId };
}

/** Milliseconds: the platform answers from its own records and waits for no device, so it answers soon or not at all. */
export const RECORD_DEADLINE_MS = 15_000;

/**
 * Milliseconds of a call that waits for the device: the platform's own verdict on a device that stays silent can still arrive.
 *
 * @param timeout how long the platform waits, in seconds
 */
export function deviceDeadline(timeout: number): number {
  return timeout * 1000 + GRACE_MS;
}

const GRACE_MS = 5000;

/**
 * A JSON Schema of input with these fields, and the `$id` by which its check is found, which is generated beforehand: see
 * scripts/build/schema-checks.mjs. A type alias, since ajv takes no interfaces.
 */
export type Schema<T> = {
  readonly $id: string;
  readonly type: 'object';
  readonly required: readonly RequiredKeys<T>[];
  readonly properties: { readonly [Key in keyof T]-?: PropertySchema };
  readonly additionalProperties?: false;
};

type RequiredKeys<T> = {
  [Key in keyof T]-?: object extends Pick<T, Key> ? never : Key & string;
}[keyof T];

type PropertySchema =
  | { readonly type: 'string' }
  | { readonly type: 'integer'; readonly minimum: number; readonly maximum: number }
  | { readonly type: 'integer'; readonly enum: readonly number[] }
  | {
      readonly type: 'array';
      readonly minItems: number;
      readonly items: {
        readonly type: 'object';
        readonly required: readonly string[];
        readonly properties: Readonly<Record<string, PropertySchema | Record<string, never>>>;
        readonly additionalProperties: false;
      };
    };

/** A check of unknown input; after `false`, `errors` holds what ajv found first. */
interface SchemaCheck<T> {
  (input: unknown): input is T;
  errors?: GeneratedCheck['errors'];
}

/** The check that was generated from a schema. It throws when it is called if there is none, which is a bug. */
export function checkOf<T>({ $id }: Schema<T>): SchemaCheck<T> {
  const check = CHECKS[$id] ?? notGenerated($id);
  return check as SchemaCheck<T>;
}

/** Throws late, so that the generator can read the schemas of an operation that is new. */
const notGenerated = (id: string) => (): boolean => {
  throw new Error(`no check was generated from the schema "${id}": run "npm run generate"`);
};

type ErrorObject = NonNullable<GeneratedCheck['errors']>[number];

/** The input as what the schema describes, or the first fault in it. */
export function validate<T>(check: SchemaCheck<T>, input: unknown): Result<T> {
  return check(input) ? ok(input) : schemaFault(check.errors?.[0]);
}

/** @param error the first error of a failed check, made with ajv's `verbose` option */
export function schemaFault(error: ErrorObject | undefined): Result<never> {
  if (error === undefined) return fail('', 'generic');
  const { instancePath, keyword, params, data } = error as VerboseError;
  const value = describeValue(data);
  switch (keyword) {
    case 'required':
      return fail(`${instancePath}/${escape(params.missingProperty ?? '')}`, 'missing');
    case 'additionalProperties':
      return fail(`${instancePath}/${escape(params.additionalProperty ?? '')}`, 'strangeField');
    case 'type':
      return fail(instancePath, RULE_OF_TYPE[params.type ?? ''] ?? 'generic', { value });
    case 'minimum':
    case 'maximum': {
      const { minimum, maximum } = error.parentSchema as { minimum: number; maximum: number };
      return fail(instancePath, 'range', { min: minimum, max: maximum, value });
    }
    case 'enum':
      return fail(instancePath, 'oneOf', {
        allowed: (params.allowedValues ?? []).map(String).join(', '),
        value,
      });
    case 'minItems':
      return fail(instancePath, 'empty');
    default:
      return fail(instancePath, 'generic');
  }
}

interface VerboseError extends ErrorObject {
  readonly params: {
    readonly missingProperty?: string;
    readonly additionalProperty?: string;
    readonly type?: string;
    readonly allowedValues?: readonly unknown[];
  };
}

const RULE_OF_TYPE: Readonly<Record<string, FaultRule>> = {
  integer: 'wholeNumber',
  object: 'element',
  string: 'text',
  array: 'array',
};

/** RFC 6901, section 4; a key may be of any length. */
function escape(key: string): string {
  return printable(key, 100).replaceAll('~', '~0').replaceAll('/', '~1');
}
