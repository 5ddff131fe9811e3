import { readObjects, type ObjectTable } from '../../../lib/lwm2m/objects';

/** What the build writes from lib/lwm2m/objects, where Node-RED serves the files of a package. */
const ADDRESS = 'resources/@onenet-nbiot/node-red-onenet-nbiot/objects.json';

let table: Promise<ObjectTable> | undefined;
let loaded: ObjectTable | undefined;

/**
 * The names of Objects and Resources, fetched by the first dialog that is opened. Without them everything works but
 * suggestions, so a failure only gives an empty table, and the next dialog tries again.
 */
export function loadObjects(): Promise<ObjectTable> {
  table ??= new Promise<ObjectTable>((resolve, reject) => {
    $.getJSON(ADDRESS).then((json: unknown) => {
      loaded = readObjects(json);
      resolve(loaded);
    }, reject);
  }).catch(() => {
    table = undefined;
    return readObjects({ reusable: [], objects: [] });
  });
  return table;
}

/**
 * The names at once, if they are there; else they are fetched, and the nodes that asked are drawn again.
 *
 * @param node of the workspace, whose label has the names
 */
export function objectsFor(node: object): ObjectTable | undefined {
  if (loaded === undefined) {
    if (waiting.size === 0) void loadObjects().then(redraw);
    waiting.add(node);
  }
  return loaded;
}

const waiting = new Set<object>();

function redraw(): void {
  // The properties by which the editor's view knows that a node has another width.
  // Without names nobody asks a second time.
  if (loaded === undefined) return;
  for (const node of waiting) Object.assign(node, { dirty: true, resize: true });
  waiting.clear();
  RED.view.redraw(true);
}
