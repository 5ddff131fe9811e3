/** Objects and Resources as lines of the lists below the fields. */

import type { DeviceInstance } from '../../../lib/contract';
import {
  describeObject,
  describeResource,
  isWritable,
  type ObjectTable,
  type ResourceDefinition,
} from '../../../lib/lwm2m/objects';
import type { Suggestion } from './suggestion-list';
import type { Text } from './texts';

/** What a node does with a Resource. */
export type ResourceUse = 'read' | 'write' | 'execute';

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
  use: ResourceUse,
): readonly Suggestion[] {
  if (objectId === undefined) return [];
  return table
    .searchResources(objectId, typed, language)
    .map((resource) => toSuggestion(resource, language, text, use));
}

function toSuggestion(
  resource: ResourceDefinition,
  language: string,
  text: Text,
  use: ResourceUse,
): Suggestion {
  const { label, details } = describeResource(resource, language);
  const line = { value: String(resource.id), label, details };
  const misuse = misuseOf(resource, use);
  return misuse === undefined ? line : { ...line, doubt: text(`mark.${misuse}`) };
}

/**
 * Why a Resource is hardly of use to a node by the standard: what it is fit for alone. `undefined` where all is well. A
 * device may know better, so that it is only said.
 */
export function misuseOf(
  resource: ResourceDefinition,
  use: ResourceUse,
): 'read' | 'write' | 'execute' | 'value' | undefined {
  const { operations } = resource;
  if (use === 'execute') return operations === 'E' ? undefined : 'value';
  if (operations === 'E') return 'execute';
  if (use === 'write') return isWritable(resource) ? undefined : 'read';
  return operations === 'W' ? 'write' : undefined;
}

/** A Resource of a device; picking it fills in all three numbers. */
export interface DiscoveredResource extends Suggestion {
  readonly objectId: number;
  readonly objectInstanceId: number;
}

/**
 * The Resources of all Object Instances, each below its heading; those of the dialog's Object come first.
 *
 * @param chosen the dialog's Object
 * @param text looks up a key of the node's catalogue
 */
export function toDiscovered(
  instances: readonly DeviceInstance[],
  chosen: number | undefined,
  table: ObjectTable,
  language: string,
  text: Text,
  use: ResourceUse,
): DiscoveredResource[] {
  const first = instances.filter(({ objectId }) => objectId === chosen);
  const others = instances.filter(({ objectId }) => objectId !== chosen);
  return [...first, ...others].flatMap(({ objectId, objectInstanceId, resources }) => {
    const object = table.find(objectId);
    const name = object === undefined ? String(objectId) : describeObject(object, language).label;
    const group = text('discover.heading', { object: name, instance: objectInstanceId });
    const lines = resources.map((id): DiscoveredResource => {
      const known = object?.resources.find((resource) => resource.id === id);
      const line =
        known === undefined
          ? { value: String(id), label: String(id) }
          : toSuggestion(known, language, text, use);
      return { ...line, objectId, objectInstanceId, group };
    });
    // What is of use is looked for more often.
    return [...lines.filter(({ doubt }) => !doubt), ...lines.filter(({ doubt }) => doubt)];
  });
}
