/** The names of LwM2M Objects and Resources as a file, which the edit dialogs fetch when the first one is opened. */
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { inRoot } from '../project/project.mjs';

const require = createRequire(import.meta.url);

/**
 * Node-RED serves the folder `resources` at the package's root, and no other.
 * @param {string} dist where the compiled `lib` is
 */
export async function writeObjects(dist) {
  const { objectsAsJson, readObjects } = require(join(dist, 'lib', 'lwm2m', 'objects'));
  const json = JSON.stringify(objectsAsJson());
  // What the dialogs will do with it; a row that does not fit ends the build.
  readObjects(JSON.parse(json));
  await mkdir(inRoot('resources'), { recursive: true });
  await writeFile(inRoot('resources', 'objects.json'), json);
}
