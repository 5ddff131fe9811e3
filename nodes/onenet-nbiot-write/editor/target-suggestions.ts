/** Objects and Resources as lines of the lists below the fields. */

import {
  describeObject,
  describeResource,
  isWritable,
  type ObjectTable,
  type ResourceDefinition,
} from '../../../lib/lwm2m/objects';
import type { Text } from '../../shared/editor/diagnosis';
import type { Suggestion } from '../../shared/editor/suggestion';

/** Both take the text of the field and the viewer's language as a BCP 47 tag; the best comes first. */
export function suggestObjects(
  table: ObjectTable,
  typed: string,
  language: string,
): readonly Suggestion[] {
  return table
    .search(typed, language)
    .map((object) => ({ value: String(object.id), label: describeObject(object, language).label }));
}

/** @param objectId `undefined` if it is not known before a message comes: then there is nothing to suggest */
export function suggestResources(
  table: ObjectTable,
  objectId: number | undefined,
  typed: string,
  language: string,
  text: Text,
): readonly Suggestion[] {
  if (objectId === undefined) return [];
  return table
    .searchResources(objectId, typed, language)
    .map((resource) => toSuggestion(resource, language, text));
}

export function toSuggestion(
  resource: ResourceDefinition,
  language: string,
  text: Text,
): Suggestion {
  const { label, details } = describeResource(resource, language);
  const line = { value: String(resource.id), label, details };
  if (isWritable(resource)) return line;
  return { ...line, doubt: text(resource.operations === 'E' ? 'mark.execute' : 'mark.read') };
}

/** What is to be said about the Resource of the dialog: a key of the catalogue, below `hint.`. */
export function hintOf(
  resource: ResourceDefinition,
  valueType: string,
): 'known' | 'read' | 'execute' | 'opaque' | 'time' {
  if (resource.operations === 'E') return 'execute';
  if (!isWritable(resource)) return 'read';
  if (valueType === 'auto' && resource.type === 'Opaque') return 'opaque';
  if (valueType === 'auto' && resource.type === 'Time') return 'time';
  return 'known';
}
