/**
 * Builds `dist/` from the sources: `npm run build`.
 *
 * Everything is laid out in `.build/` and put in place at the end, so that `dist/` is always one complete
 * build. The first error ends it with exit code 1.
 */
import { existsSync, rmSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';

import { compile } from './build/compile.mjs';
import { layOutNode } from './build/node-folder.mjs';
import { listNodes } from './build/nodes.mjs';
import { runMain } from './project/failure.mjs';
import { inRoot } from './project/root.mjs';

await runMain(async () => {
  const started = performance.now();
  const stage = inRoot('.build');
  rmSync(stage, { recursive: true, force: true });
  await mkdir(stage);

  const nodes = listNodes();
  await compile(stage);
  for (const node of nodes) await layOutNode(node, stage);

  rmSync(inRoot('dist'), { recursive: true, force: true });
  await rename(stage, inRoot('dist'));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`Built ${nodes.length} nodes into dist/ in ${seconds} s.`);
});

if (process.exitCode && existsSync(inRoot('.build'))) {
  rmSync(inRoot('.build'), { recursive: true, force: true });
}
