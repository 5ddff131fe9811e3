/**
 * Which Resources a device has: those that it has told the platform of, and those that it names when it is asked.
 *
 * For the former the platform looks into its own record and does not ask the device, so this disturbs nothing, and works
 * for a device that sleeps or is away. Discover asks a device that is awake.
 *
 * Source: OneNET documentation, "list of device resources" (`GET /nbiot/resources`), "real-time command: discover"
 * (`GET /nbiot/discover`); OMA LwM2M Core 1.1, section 6.3.2.
 */

import { ok, parseIdentity, READ_DEFAULTS, readDigits, readNumber } from '../../contract';
import {
  formatPath,
  isObjectId,
  isObjectInstanceId,
  isResourceId,
  type ObjectId,
  type ObjectInstanceId,
  type Path,
  type ResourceId,
} from '../../lwm2m';
import { fieldsOf, listOf, present, recordsIn } from '../json';
import { decodeVerdict } from '../outcome';
import type { PlatformReply } from '../transport';
import {
  checkOf,
  decodeAnswer,
  deviceDeadline,
  encodeIdentity,
  pathOf,
  pathQuery,
  validate,
  type Operation,
} from './operation';
import { readSchema } from './read';

/** Whose resources, as it comes from outside. */
export interface ResourcesInput {
  /** Device identity; a number is made a string. */
  readonly imei: unknown;
}

export interface ResourcesCommand {
  readonly imei: string;
}

/** One Object Instance of a device, and what is in it, in the platform's order. */
export interface ListedInstance {
  readonly objectId: ObjectId;
  readonly objectInstanceId: ObjectInstanceId;
  readonly resources: readonly ResourceId[];
}

/** The platform only looks into its record, so it answers at once or not at all. */
const DEADLINE_MS = 10_000;

export const resources: Operation<ResourcesInput, ResourcesCommand> = {
  name: 'resources',

  parse(input) {
    const imei = parseIdentity('/imei', input.imei);
    return imei.ok ? ok({ imei: imei.value }) : imei;
  },

  encode: ({ imei }) => ({
    method: 'GET',
    target: `/nbiot/resources?imei=${encodeIdentity(imei)}`,
    deadline: DEADLINE_MS,
  }),

  /** `confirmed` here says that the platform answered, and nothing about the device. */
  decode: (reply) => decodeVerdict(reply, 'confirmed'),

  describe: ({ imei }) => ({ imei }),
};

/** The same as a query about a device: its payload has the Resources by Object Instance, `{"3311/0": [5850, 5851]}`. */
export const deviceResources: Operation<ResourcesInput, ResourcesCommand> = {
  ...resources,
  name: 'device-resources',

  decode: (reply) =>
    decodeAnswer(reply, (accepted) =>
      Object.fromEntries(
        readResourceList(accepted).map(({ objectId, objectInstanceId, resources: ids }) => [
          formatPath({ objectId, objectInstanceId }).slice(1),
          ids,
        ]),
      ),
    ),

  describe: ({ imei }) => ({ imei, operation: 'resources' }),
};

/**
 * Reads the list out of an accepted answer. What does not look as documented is left out, since a list of what is
 * readable helps more than none; an answer without any list gives an empty one.
 */
export function readResourceList(reply: PlatformReply): readonly ListedInstance[] {
  return recordsIn(fieldsOf(reply.data).item).flatMap((object) => {
    const { obj_id: objectId, instances } = fieldsOf(object);
    if (!isObjectId(objectId)) return [];
    return recordsIn(instances).flatMap((instance): ListedInstance[] => {
      const { inst_id: objectInstanceId, resources: ids } = fieldsOf(instance);
      if (!isObjectInstanceId(objectInstanceId)) return [];
      return [{ objectId, objectInstanceId, resources: listOf(ids).filter(isResourceId) }];
    });
  });
}

/** What to discover, as it comes from outside: anything may be in any field. */
export interface DiscoverInput {
  /** Device identity; a number is made a string. */
  readonly imei: unknown;
  readonly objId: unknown;
  /** Blank for all Instances of the Object. */
  readonly objInstId?: unknown;
  /** How long the platform waits for the device, in whole seconds from 5 to 40; 25 if blank. */
  readonly timeout?: unknown;
}

/** A Discover that can be sent as it is. */
export interface DiscoverCommand {
  readonly imei: string;
  readonly path: Path;
  /** Seconds. */
  readonly timeout: number;
}

/** Which Resources an Object, or one of its Instances, has. */
export const discover: Operation<DiscoverInput, DiscoverCommand> = {
  name: 'discover',

  parse(input) {
    const imei = parseIdentity('/imei', input.imei);
    if (!imei.ok) return imei;
    const request = validate(isReadRequest, {
      objId: readNumber(input.objId),
      ...present({ objInstId: readNumber(input.objInstId) }),
      timeout: readNumber(input.timeout) ?? READ_DEFAULTS.timeout,
    });
    if (!request.ok) return request;
    const { objId, objInstId, timeout } = request.value;
    return ok({ imei: imei.value, path: pathOf({ objId, ...present({ objInstId }) }), timeout });
  },

  encode: ({ imei, path, timeout }) => ({
    method: 'GET',
    target: `/nbiot/discover?imei=${encodeIdentity(imei)}${pathQuery(path)}&timeout=${timeout}`,
    deadline: deviceDeadline(timeout),
  }),

  /** The payload has the Resources by Object Instance, in the platform's order: `{"3311/0": [5850, 5851]}`. */
  decode: (reply, command) =>
    decodeAnswer(reply, ({ data }) =>
      command === undefined ? data : readDiscovered(command.path.objectId, data),
    ),

  describe: ({ imei, path, timeout }) => ({ imei, path: formatPath(path), timeout }),
};

/** What does not look as documented, `[{obj_inst_id, res_id: [5850, 5851]}]`, is left out. */
function readDiscovered(
  objectId: ObjectId,
  data: unknown,
): Readonly<Record<string, readonly ResourceId[]>> {
  const found: Record<string, readonly ResourceId[]> = {};
  for (const instance of recordsIn(data)) {
    const { obj_inst_id: given, res_id: ids } = fieldsOf(instance);
    const objectInstanceId = readDigits(given);
    if (!isObjectInstanceId(objectInstanceId)) continue;
    found[formatPath({ objectId, objectInstanceId }).slice(1)] = listOf(ids)
      .map(readDigits)
      .filter(isResourceId);
  }
  return found;
}

const isReadRequest = checkOf(readSchema);
