/**
 * Builds `dist/` from the sources: `npm run build`.
 *
 * Everything is laid out below `.build/` and put in place at the end, so that `dist/` is always one complete
 * build. The first error ends it with exit code 1.
 */
import { rmSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';

import { compile, copySimulatorPage, stampBuildDate } from './build/compile.mjs';
import { layOutNode } from './build/node-folder.mjs';
import { writeObjects } from './build/objects.mjs';
import { needFreshChecks } from './build/schemas.mjs';
import { inRoot, listNodes, runMain } from './project/project.mjs';

/** Named after the process, so that two builds at once do not meet. */
const stage = inRoot('.build', String(process.pid));

await runMain(async () => {
  const started = performance.now();
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
});

rmSync(stage, { recursive: true, force: true });
