/** The Objects of the OMA registry that this package knows. */

import type { ObjectDefinition, ResourceDefinition } from './definition';
import type { ObjectTable } from './object-table';
import type { ObjectsJson } from './objects-json';
import { readObjects } from './read-objects';
import { actuators } from './registry/actuators';
import { core } from './registry/core';
import { inputs } from './registry/inputs';
import { reusable } from './registry/reusable';
import { sensors } from './registry/sensors';

/** The whole table as plain data, to be written to a file and read again with `readObjects`. */
export function objectsAsJson(): ObjectsJson {
  return { reusable, objects: [...core, ...inputs, ...sensors, ...actuators] };
}

/** All Objects in ascending order of their ids. */
export function listObjects(): readonly ObjectDefinition[] {
  return standardTable().list();
}

export function findObject(id: number): ObjectDefinition | undefined {
  return standardTable().find(id);
}

/** The Objects that fit what was typed, the best first. `language` is a BCP 47 tag such as `zh-CN`. */
export function searchObjects(query: string, language: string): readonly ObjectDefinition[] {
  return standardTable().search(query, language);
}

/** The Resources of one Object that fit what was typed, the best first. */
export function searchResources(
  objectId: number,
  query: string,
  language: string,
): readonly ResourceDefinition[] {
  return standardTable().searchResources(objectId, query, language);
}

let table: ObjectTable | undefined;

/** Built when first asked for: a bundle that only reads a fetched table then does not contain this one. */
function standardTable(): ObjectTable {
  table ??= readObjects(objectsAsJson());
  return table;
}
