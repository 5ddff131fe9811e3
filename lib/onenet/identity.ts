import { invalid, type Invalid } from './invalid';

/** Whether a text has a surrogate without its other half, on which `encodeURIComponent` throws. */
export function hasHalfACharacter(text: string): boolean {
  return HALF_A_CHARACTER.test(text);
}

/** Why no address can carry the identity of a device; `undefined` if all is well. */
export function identityProblem(imei: string): Invalid | undefined {
  return hasHalfACharacter(imei)
    ? invalid('/imei', 'holds half a character, which no address can carry')
    : undefined;
}

const HALF_A_CHARACTER = /\p{Surrogate}/u;
