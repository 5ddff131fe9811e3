import type { Behaviour } from '../behaviour';
import { access } from './access';
import { bodySize } from './body-size';
import { cachedCancel } from './cached-cancel';
import { cachedCancelAll } from './cached-cancel-all';
import { cachedDetail } from './cached-detail';
import { cachedList } from './cached-list';
import { cachedWrite } from './cached-write';
import { read } from './read';
import { resources } from './resources';
import { unknownPath } from './unknown-path';
import { version } from './version';
import { write } from './write';

/** What the platform does, in order; a new operation goes before `unknownPath`. */
export const DEFAULT_BEHAVIOURS: readonly Behaviour[] = [
  access,
  version,
  bodySize,
  write,
  read,
  resources,
  cachedWrite,
  cachedDetail,
  cachedList,
  // Before the one with a uuid, as which `all` could be taken.
  cachedCancelAll,
  cachedCancel,
  unknownPath,
];
