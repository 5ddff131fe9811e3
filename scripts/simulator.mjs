/** `npm run simulator -- --port 8080`: the command of the package, `onenet-nbiot-simulator`, from a clone. */
import { createRequire } from 'node:module';

import { inRoot, runMain } from './project/project.mjs';
import { buildIfNeeded, ensureDependencies, needNode } from './project/ready.mjs';

await runMain(async () => {
  needNode();
  await ensureDependencies();
  await buildIfNeeded();
  const { main } = createRequire(import.meta.url)(inRoot('dist/lib/simulator/cli.js'));
  await main(process.argv.slice(2));
});
