/** The Objects of the OMA registry, from `objects.json`, which the build makes (`scripts/build/objects.mjs`). */

import { readObjects } from '../compact-json';
import type { ObjectDefinition, ObjectTable } from '../object-table';
import json from './objects.json';

let table: ObjectTable | undefined;

/** All Objects; read when first asked for. */
export function standardObjects(): ObjectTable {
  table ??= readObjects(json);
  return table;
}

export function findObject(id: number): ObjectDefinition | undefined {
  return standardObjects().find(id);
}
