import type { Behaviour } from '../behaviour';
import { access, bodySize, unknownPath, version } from './access';
import { cachedCancel, cachedCancelAll, cachedDetail, cachedList, cachedWrite } from './cached';
import { historyData, latestData } from './data-points';
import { deviceByImei, deviceDetails, deviceList } from './devices';
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
  resources,
  cachedWrite,
  cachedDetail,
  cachedList,
  // Before the one with a uuid, as which `all` could be taken.
  cachedCancelAll,
  cachedCancel,
  deviceByImei,
  deviceDetails,
  deviceList,
  latestData,
  historyData,
  unknownPath,
];
