/**
 * The value of a Resource (OMA LwM2M Core 1.1, Appendix C: Data Types).
 *
 * JavaScript's own types stand for the standard's where they can: boolean for Boolean, string for String,
 * number for Integer and Float (the two cannot be told apart), bigint for an Integer of up to 64 bits.
 * Opaque and Time need a tag, since their JSON looks like a String and an Integer.
 */
export type ResourceValue = boolean | number | bigint | string | Opaque | Time;

/** A sequence of bytes, in hexadecimal notation: two digits a byte, in either case. */
export interface Opaque {
  readonly kind: 'opaque';
  readonly hex: string;
}

/** Whole seconds since 1970-01-01T00:00:00Z, never milliseconds. */
export interface Time {
  readonly kind: 'time';
  readonly seconds: number;
}
