import { readObjects, type ObjectTable } from '../../../lib/lwm2m/objects';

/** What the build writes from lib/lwm2m/objects, where Node-RED serves the files of a package. */
const ADDRESS = 'resources/@onenet-nbiot/node-red-onenet-nbiot/objects.json';

let table: Promise<ObjectTable> | undefined;

/**
 * The names of Objects and Resources, fetched by the first dialog that is opened. Without them everything works but
 * suggestions, so a failure only gives an empty table, and the next dialog tries again.
 */
export function loadObjects(): Promise<ObjectTable> {
  table ??= new Promise<ObjectTable>((resolve, reject) => {
    $.getJSON(ADDRESS).then((json: unknown) => {
      resolve(readObjects(json));
    }, reject);
  }).catch(() => {
    table = undefined;
    return readObjects({ reusable: [], objects: [] });
  });
  return table;
}
