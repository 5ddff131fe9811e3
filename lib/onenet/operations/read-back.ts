/** Reading again what was written, as the second step of a Write that the device has acknowledged. */

import type { Outcome } from '../outcome';
import { compareWritten } from '../written-value';
import type { Operation } from './operation';
import { pathOf, read, type ReadCommand } from './read';
import { writtenResources, type WriteCommand } from './write';

type Accepted = Outcome & { readonly kind: 'accepted' };

/**
 * The Read behind a Write, of the Write's own command.
 *
 * @param written the operation of the Write; it describes the request of the message
 * @param writeOf the Write within a command
 */
export function readBack<Input, Command>(
  written: Operation<Input, Command>,
  writeOf: (command: Command) => WriteCommand,
): Operation<Input, Command> {
  return {
    name: read.name,
    parse: (input, now) => written.parse(input, now),
    encode: (command, context) => read.encode(readOf(writeOf(command)), context),
    decode: (reply, command) =>
      read.decode(reply, command === undefined ? undefined : readOf(writeOf(command))),
    describe: (command, context) => written.describe(command, context),
  };
}

/**
 * The outcome of a Write, whatever the Read behind it has come to, with what that has shown.
 *
 * @param outcome of the Read
 */
export function withReadBack(confirmed: Accepted, write: WriteCommand, outcome: Outcome): Accepted {
  if (outcome.kind !== 'accepted') {
    return { ...confirmed, readBack: { result: 'unknown', why: outcome } };
  }
  const [only, ...others] = writtenResources(write);
  const values =
    only !== undefined && others.length === 0 ? { [only]: outcome.payload } : outcome.payload;
  return { ...confirmed, readBack: compareWritten(write.objectId, write.data, values) };
}

/** One Resource by itself; of several the whole Instance, which is one call all the same. */
function readOf(write: WriteCommand): ReadCommand {
  const { imei, objectId: objId, objectInstanceId: objInstId, timeout } = write;
  const [only, ...others] = writtenResources(write);
  const resource = only === undefined || others.length > 0 ? {} : { resId: only };
  return { imei, path: pathOf({ objId, objInstId, ...resource }), timeout };
}
