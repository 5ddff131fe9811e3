import type { Behaviour } from '../behaviour';
import { access } from './access';
import { bodySize } from './body-size';
import { read } from './read';
import { resources } from './resources';
import { unknownPath } from './unknown-path';
import { write } from './write';

/** What the platform does, in order; a new operation goes before `unknownPath`. */
export const DEFAULT_BEHAVIOURS: readonly Behaviour[] = [
  access,
  bodySize,
  write,
  read,
  resources,
  unknownPath,
];
