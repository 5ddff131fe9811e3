/**
 * Discover, at once, from a device that is awake: which Resources an Object, or one of its Instances, has. What the
 * platform remembers of that, without asking the device, is `resources.ts`.
 *
 * Source: OneNET documentation, "real-time command: discover" (`GET /nbiot/discover`); OMA LwM2M Core 1.1, section 6.3.2.
 */

import { ok, parseIdentity, READ_DEFAULTS } from '../../contract';
import {
  formatPath,
  isObjectInstanceId,
  isResourceId,
  type ObjectId,
  type Path,
  type ResourceId,
} from '../../lwm2m';
import { checkOf, encodeIdentity, readDigits, readNumber, validate } from '../input';
import { fieldsOf, listOf, present, recordsIn } from '../json';
import { decodeAnswer } from './device-queries';
import { deviceDeadline, type Operation } from './operation';
import { pathOf, pathQuery, readSchema } from './read';

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
