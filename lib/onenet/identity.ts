import { invalid, type Invalid } from './invalid';

/** Whether a text has a surrogate without its other half, on which `encodeURIComponent` throws. */
export function hasHalfACharacter(text: string): boolean {
  return !PLAIN.test(text) && HALF_A_CHARACTER.test(text);
}

/** The identity as a parameter of an address. An IMEI goes in as it is, and to see that takes a tenth of encoding it. */
export function encodeIdentity(imei: string): string {
  return PLAIN.test(imei) ? imei : encodeURIComponent(imei);
}

/** Why no address can carry the identity of a device; `undefined` if all is well. */
export function identityProblem(imei: string): Invalid | undefined {
  return hasHalfACharacter(imei)
    ? invalid('/imei', 'holds half a character, which no address can carry')
    : undefined;
}

/** Nothing that an address would have to say otherwise. */
const PLAIN = /^[A-Za-z0-9]*$/;

const HALF_A_CHARACTER = /\p{Surrogate}/u;
