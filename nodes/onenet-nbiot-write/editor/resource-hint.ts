import { isWritable, type ResourceDefinition } from '../../../lib/lwm2m/objects';

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
