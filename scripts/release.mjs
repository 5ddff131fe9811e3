/**
 * What has to be in order before a release, which nothing else notices: `npm run release`. It changes nothing.
 *
 * Where the project lives is in one place, package.json: `repository`, `homepage` and `bugs`. The registry's page makes
 * the README's relative links and pictures work by `repository`.
 */
import { runMain } from './project/project.mjs';
import { findObstacles } from './release/obstacles.mjs';

await runMain(async () => {
  const obstacles = await findObstacles();
  for (const obstacle of obstacles) console.log(`✖ ${obstacle}`);
  if (obstacles.length > 0) process.exitCode = 1;
  else console.log('✔ Nothing stands in the way of a release.');
});
