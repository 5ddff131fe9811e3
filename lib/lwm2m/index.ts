/**
 * The LwM2M data model (OMA LwM2M Core 1.1, section 7.2 and appendix C): identifiers, paths, values of Resources and
 * the two kinds of Write. Pure, without I/O, and independent of any platform.
 */

declare const brand: unique symbol;

/** Object ID, a whole number from 0 to {@link OBJECT_ID_MAX}. Branded: no other identifier can be passed for it. */
export type ObjectId = number & { readonly [brand]: 'ObjectId' };

/** Object Instance ID, a whole number from 0 to {@link OBJECT_INSTANCE_ID_MAX}. */
export type ObjectInstanceId = number & { readonly [brand]: 'ObjectInstanceId' };

/** Resource ID, a whole number from 0 to {@link RESOURCE_ID_MAX}. */
export type ResourceId = number & { readonly [brand]: 'ResourceId' };

/** Identifiers have 16 bits. */
export const OBJECT_ID_MAX = 65535;
/** 65535 is reserved as an Object Instance ID. */
export const OBJECT_INSTANCE_ID_MAX = 65534;
export const RESOURCE_ID_MAX = 65535;

export function isObjectId(value: unknown): value is ObjectId {
  return isIdentifier(value, OBJECT_ID_MAX);
}

export function isObjectInstanceId(value: unknown): value is ObjectInstanceId {
  return isIdentifier(value, OBJECT_INSTANCE_ID_MAX);
}

export function isResourceId(value: unknown): value is ResourceId {
  return isIdentifier(value, RESOURCE_ID_MAX);
}

function isIdentifier(value: unknown, max: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max;
}

/** An Object, one of its Instances, or one Resource of an Instance. */
export type Path =
  | { readonly objectId: ObjectId }
  | { readonly objectId: ObjectId; readonly objectInstanceId: ObjectInstanceId }
  | ResourcePath;

export interface ResourcePath {
  readonly objectId: ObjectId;
  readonly objectInstanceId: ObjectInstanceId;
  readonly resourceId: ResourceId;
}

/** Writes a path as the standard prints it, such as `/3311/0/5850`: a slash before each identifier, no leading zeros. */
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

/**
 * Reads paths of Resources, separated by commas; `_` may stand for the slash, as in the names of OneNET's data streams:
 * `3303/0/5700, 3303_0_5601`. `undefined` for anything else.
 */
export function parseResourcePaths(text: string): readonly ResourcePath[] | undefined {
  if (text.length > LONGEST_PATHS) return undefined;
  const parts = text.split(',').map((part) => parsePath(part.trim().replaceAll('_', '/')));
  const paths = parts.filter((path) => path !== undefined && 'resourceId' in path);
  return paths.length === parts.length && parts.length <= MAX_RESOURCE_PATHS ? paths : undefined;
}

/** All of them go into one address. */
export const MAX_RESOURCE_PATHS = 100;
const LONGEST_PATHS = 2048;

function isCanonicalNumber(text: string): boolean {
  return /^(0|[1-9]\d{0,4})$/.test(text);
}

/**
 * The value of a Resource (appendix C: Data Types).
 *
 * JavaScript's own types stand for the standard's where they can: boolean for Boolean, string for String, number for
 * Integer and Float (which JavaScript does not tell apart), bigint for an Integer of up to 64 bits. Opaque and Time need
 * a tag, since their JSON looks like a String and an Integer.
 */
export type ResourceValue = boolean | number | bigint | string | Opaque | Time;

/** A sequence of bytes in hexadecimal notation: two digits a byte, in upper or lower case. */
export interface Opaque {
  readonly kind: 'opaque';
  readonly hex: string;
}

/** Whole seconds since 1970-01-01T00:00:00Z, never milliseconds. */
export interface Time {
  readonly kind: 'time';
  readonly seconds: number;
}

/**
 * The two kinds of Write (OMA LwM2M Core 1.1, section 6.3.3).
 *
 * - `replace`: the Object Instance holds exactly what is written; its other writable Resources are removed.
 * - `update` (the standard's "Partial Update"): only the named Resources are changed.
 */
export type WriteMode = 'replace' | 'update';
