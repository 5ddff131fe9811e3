/**
 * The Resources that a device has told the platform of. The platform answers from its own record and does not ask
 * the device, so this disturbs nothing, and works for a device that sleeps or is away.
 *
 * Source: OneNET documentation, "list of device resources" (`GET /nbiot/resources`).
 */

import { ok, parseIdentity } from '../../contract';
import {
  formatPath,
  isObjectId,
  isObjectInstanceId,
  isResourceId,
  type ObjectId,
  type ObjectInstanceId,
  type ResourceId,
} from '../../lwm2m';
import { encodeIdentity } from '../input';
import { fieldsOf, listOf, recordsIn } from '../json';
import type { PlatformReply } from '../transport';
import { decodeVerdict } from '../verdict';
import { decodeAnswer } from './device-queries';
import type { Operation } from './operation';

/** Whose resources, as it comes from outside. */
export interface ResourcesInput {
  /** Device identity; a number is made a string. */
  readonly imei: unknown;
}

export interface ResourcesCommand {
  readonly imei: string;
}

/** One Object Instance of a device, and what is in it, in the platform's order. */
export interface DeviceInstance {
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
export function readResourceList(reply: PlatformReply): readonly DeviceInstance[] {
  return recordsIn(fieldsOf(reply.data).item).flatMap((object) => {
    const { obj_id: objectId, instances } = fieldsOf(object);
    if (!isObjectId(objectId)) return [];
    return recordsIn(instances).flatMap((instance): DeviceInstance[] => {
      const { inst_id: objectInstanceId, resources: ids } = fieldsOf(instance);
      if (!isObjectInstanceId(objectInstanceId)) return [];
      return [{ objectId, objectInstanceId, resources: listOf(ids).filter(isResourceId) }];
    });
  });
}
