/**
 * Builds `dist/` from the sources: `npm run build`.
 *
 * Everything is laid out below `.build/` and put in place at the end, so that `dist/` is always one complete
 * build. The first error ends it with exit code 1.
 */
import { rmSync } from 'node:fs';
import { cp, mkdir, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { stampBuildDate } from './build/build-date.mjs';
import { layOutNode } from './build/node-folder.mjs';
import { writeObjects } from './build/objects.mjs';
import { needFreshChecks } from './build/schema-checks.mjs';
import { Failure, inRoot, listNodes, run, runMain } from './project/project.mjs';

const require = createRequire(import.meta.url);

async function main() {
  const started = performance.now();
  // Named after the process, so that two builds at once do not meet.
  const stage = inRoot('.build', String(process.pid));
  try {
    await mkdir(stage, { recursive: true });
    const nodes = listNodes();
    await compile(stage);
    stampBuildDate(stage);
    needFreshChecks();
    for (const node of nodes) await layOutNode(node, stage);
    await writeObjects(stage);
    await copySimulatorPage(stage);

    rmSync(inRoot('dist'), { recursive: true, force: true });
    await rename(stage, inRoot('dist'));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`Built ${nodes.length} nodes into dist/ in ${seconds} s.`);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/**
 * Type-checks all code. The runtime's CommonJS goes to `outDir`; the editor's code (bundled later), the tests (run from
 * source) and the scripts of the simulator's page (copied later) are checked only. The runs are independent, so they share
 * the cores.
 * @param {string} outDir
 */
async function compile(outDir) {
  const problems = await Promise.all([
    check('tsconfig.json', ['--outDir', outDir]),
    check('tsconfig.editor.json', remembered('editor')),
    check('tsconfig.test.json', remembered('test')),
    check('tsconfig.page.json', remembered('page')),
  ]);
  const found = problems.filter((problem) => problem !== null);
  if (found.length > 0) throw new Failure(found.join('\n\n'));
}

/** What needs no output may skip what has not changed since the last check. @param {string} name */
const remembered = (name) => {
  const file = inRoot('node_modules', '.cache', 'onenet-nbiot', `${name}.tsbuildinfo`);
  return ['--incremental', '--tsBuildInfoFile', file];
};

/** @param {string} project @param {string[]} [more] @returns {Promise<string | null>} what is wrong */
async function check(project, more = []) {
  const tsc = require.resolve('typescript/bin/tsc');
  const { code, output } = await run(process.execPath, [tsc, '-p', project, ...more], {
    capture: true,
  });
  return code === 0 ? null : `${project} does not compile:\n${output.trim()}`;
}

/** The files of the simulator's page. */
const PAGE = 'lib/simulator/page/public';

/** @param {string} dist where the compiled `lib` is */
const copySimulatorPage = (dist) => cp(inRoot(PAGE), join(dist, PAGE), { recursive: true });

await runMain(main);
