import type { Behaviour } from '../behaviour';
import { NOT_FOUND } from '../refusals';

/** The last word, for what no other behaviour knows. */
export const unknownPath: Behaviour = () => NOT_FOUND;
