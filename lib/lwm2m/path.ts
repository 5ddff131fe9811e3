/** LwM2M paths such as `/3311/0/5850` (OMA LwM2M Core 1.1, section 7.2). */

import {
  isObjectId,
  isObjectInstanceId,
  isResourceId,
  type ObjectId,
  type ObjectInstanceId,
  type ResourceId,
} from './identifiers';

/** An Object, one of its Instances, or one Resource of an Instance. */
export type Path =
  | { readonly objectId: ObjectId }
  | { readonly objectId: ObjectId; readonly objectInstanceId: ObjectInstanceId }
  | {
      readonly objectId: ObjectId;
      readonly objectInstanceId: ObjectInstanceId;
      readonly resourceId: ResourceId;
    };

/** Writes a path the way the standard prints it: a slash before each identifier, no leading zeros. */
export function formatPath(path: Path): string {
  let text = `/${path.objectId}`;
  if ('objectInstanceId' in path) text += `/${path.objectInstanceId}`;
  if ('resourceId' in path) text += `/${path.resourceId}`;
  return text;
}

/** Reads what {@link formatPath} writes; the leading slash may be missing. `undefined` for anything else. */
export function parsePath(text: string): Path | undefined {
  const parts = text.replace(/^\//, '').split('/');
  if (parts.length > 3 || !parts.every(isCanonicalNumber)) return undefined;
  const [objectId, objectInstanceId, resourceId] = parts.map(Number);
  if (!isObjectId(objectId)) return undefined;
  if (objectInstanceId === undefined) return { objectId };
  if (!isObjectInstanceId(objectInstanceId)) return undefined;
  if (resourceId === undefined) return { objectId, objectInstanceId };
  if (!isResourceId(resourceId)) return undefined;
  return { objectId, objectInstanceId, resourceId };
}

function isCanonicalNumber(text: string): boolean {
  return /^(0|[1-9]\d{0,4})$/.test(text);
}
