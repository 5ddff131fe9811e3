/**
 * `npm start`: Node-RED with this package and its examples, from a fresh clone, in one command.
 *
 *   --fresh             forget the flows of earlier starts and take the examples anew
 *   --once              stop after the first write (as in CI)
 *   --user-dir FOLDER   Node-RED's user directory, by default `.node-red` in the clone
 *
 * It ends with exit code 0 after Ctrl-C, and with 1 and a sentence if it cannot start, or with --once if the first write
 * fails.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { Failure, inRoot, runMain } from './project/project.mjs';
import { buildIfNeeded, ensureDependencies, needNode } from './project/ready.mjs';
import {
  firstWrite,
  sayDevices,
  sayFirstWrite,
  sayHowToStop,
  sayWhere,
} from './start/first-write.mjs';
import { prepareUserDirectory, startNodeRed } from './start/node-red.mjs';

await runMain(async () => {
  const values = readOptions();
  needNode();
  await ensureDependencies();
  await buildIfNeeded();
  const userDir = resolve(values['user-dir']);
  prepareUserDirectory(userDir, { fresh: values.fresh });
  const nodeRed = await startNodeRed(userDir);
  // The same module that the nodes have loaded: the package in the user directory is a link to this clone.
  const { embeddedSimulatorUrl } = createRequire(import.meta.url)(inRoot('dist/lib/simulator'));
  try {
    sayWhere(nodeRed.url);
    await sayHowItWent(nodeRed, values.once);
    sayDevices(embeddedSimulatorUrl());
    sayHowToStop();
    if (!values.once) await untilInterrupted();
  } finally {
    await nodeRed.stop();
  }
});
// Node-RED leaves timers behind that would keep the process.
process.exit();

function readOptions() {
  try {
    return parseArgs({
      options: {
        fresh: { type: 'boolean', default: false },
        once: { type: 'boolean', default: Boolean(process.env.CI) },
        'user-dir': { type: 'string', default: inRoot('.node-red') },
      },
    }).values;
  } catch (error) {
    throw new Failure(
      `${/** @type {Error} */ (error).message}\nIt takes --fresh, --once and --user-dir FOLDER.`,
    );
  }
}

/**
 * Flows that somebody has changed may write nowhere, or not at once; the editor is there to see why.
 * @param {import('./start/node-red.mjs').NodeRed} nodeRed
 * @param {boolean} mustWork
 */
async function sayHowItWent(nodeRed, mustWork) {
  try {
    sayFirstWrite(await firstWrite(nodeRed));
  } catch (error) {
    if (mustWork || !(error instanceof Failure)) throw error;
    console.log(`  ${error.message}\n`);
  }
}

/** @returns {Promise<void>} */
function untilInterrupted() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve());
  });
}
