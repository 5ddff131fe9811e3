/** The Objects of the OMA registry, from `objects.json`, which the build makes (`scripts/build/objects.mjs`). */

import { readObjects } from '../compact-json';
import type { ObjectDefinition, ObjectTable, ResourceType } from '../object-table';
import json from './objects.json';

let table: ObjectTable | undefined;

/** All Objects; read when first asked for. */
export function standardObjects(): ObjectTable {
  table ??= readObjects(json);
  return table;
}

/** `undefined` for an Object that the registry does not have. */
export function findObject(id: number): ObjectDefinition | undefined {
  return standardObjects().find(id);
}

/** The data type of a Resource; `undefined` where the registry does not have it. */
export function resourceTypeOf(objectId: number, resourceId: number): ResourceType | undefined {
  return findObject(objectId)?.resources.find(({ id }) => id === resourceId)?.type;
}
