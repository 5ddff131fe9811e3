import type { Behaviour } from '../behaviour';
import { access, bodySize, unknownPath, version } from './access';
import {
  cachedCancel,
  cachedCancelAll,
  cachedDetail,
  cachedExecute,
  cachedList,
  cachedRead,
  cachedWrite,
} from './cached';
import { devices } from './devices';
import { discover } from './discover';
import { execute } from './execute';
import { observe } from './observe';
import { read } from './read';
import { resources } from './resources';
import { write } from './write';

/** What the platform does, in order; a new operation goes before `unknownPath`. */
export const DEFAULT_BEHAVIOURS: readonly Behaviour[] = [
  access,
  version,
  bodySize,
  write,
  read,
  execute,
  observe,
  discover,
  resources,
  devices,
  cachedWrite,
  cachedRead,
  cachedExecute,
  cachedDetail,
  cachedList,
  // Before the one with a uuid, as which `all` could be taken.
  cachedCancelAll,
  cachedCancel,
  unknownPath,
];
