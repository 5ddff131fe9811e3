/** A table of Objects that answers what an edit dialog asks. */

import type { ObjectDefinition, ResourceDefinition } from './definition';
import { search } from './search';

export interface ObjectTable {
  /** All Objects in ascending order of their ids. */
  list(): readonly ObjectDefinition[];
  find(id: number): ObjectDefinition | undefined;
  /** The Objects that fit what was typed, the best first; all of them for an empty query. */
  search(query: string, language: string): readonly ObjectDefinition[];
  /** The same among the Resources of one Object; nothing for an Object that is not in the table. */
  searchResources(objectId: number, query: string, language: string): readonly ResourceDefinition[];
}

export function objectTable(definitions: readonly ObjectDefinition[]): ObjectTable {
  const objects = [...definitions].sort((a, b) => a.id - b.id);
  const byId = new Map<number, ObjectDefinition>(objects.map((object) => [object.id, object]));
  return {
    list: () => objects,
    find: (id) => byId.get(id),
    search: (query, language) => search(objects, query, language),
    searchResources: (objectId, query, language) =>
      search(byId.get(objectId)?.resources ?? [], query, language),
  };
}
