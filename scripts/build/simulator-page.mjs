/** The files of the simulator's page, which browsers load as they are. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';

import { inRoot } from '../project/project.mjs';

const FOLDER = 'lib/simulator/page/public';

/** @param {string} dist where the compiled `lib` is */
export const copySimulatorPage = (dist) =>
  cp(inRoot(FOLDER), join(dist, FOLDER), { recursive: true });
