/** What a device has, as the platform listed it, as lines to pick from. */

import type { DeviceInstance } from '../../../lib/contract';
import { describeObject, type ObjectTable } from '../../../lib/lwm2m/objects';
import type { Suggestion } from '../../shared/editor/suggestion';
import type { Text } from '../../shared/editor/diagnosis';
import { toSuggestion } from './target-suggestions';

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
          : toSuggestion(known, language, text);
      return { ...line, objectId, objectInstanceId, group };
    });
    // What can be written is looked for more often.
    return [...lines.filter(({ doubt }) => !doubt), ...lines.filter(({ doubt }) => doubt)];
  });
}
