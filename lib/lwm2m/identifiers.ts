/**
 * The three identifiers of the LwM2M data model, branded so that one cannot be passed for another.
 * Ranges: OMA LwM2M Core 1.1, section 7.2 (16-bit identifiers; 65535 is reserved as an Object Instance ID).
 */

declare const brand: unique symbol;

/** Object ID, a whole number from 0 to {@link OBJECT_ID_MAX}. */
export type ObjectId = number & { readonly [brand]: 'ObjectId' };

/** Object Instance ID, a whole number from 0 to {@link OBJECT_INSTANCE_ID_MAX}. */
export type ObjectInstanceId = number & { readonly [brand]: 'ObjectInstanceId' };

/** Resource ID, a whole number from 0 to {@link RESOURCE_ID_MAX}. */
export type ResourceId = number & { readonly [brand]: 'ResourceId' };

export const OBJECT_ID_MAX = 65535;
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
