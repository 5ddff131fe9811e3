/**
 * `npm run simulator -- --port 8080`: the simulated OneNET platform on its own, with a line for each request.
 *
 * It ends with exit code 0 after Ctrl-C, and with 1 and a sentence if it cannot start.
 */
import { createRequire } from 'node:module';

import { ensureDependencies } from './project/install.mjs';
import { Failure, inRoot, needNode, runMain } from './project/project.mjs';
import { HELP, logLine, readArguments, welcome } from './simulator/cli.mjs';
import { buildIfNeeded } from './build/build-if-needed.mjs';

await runMain(async () => {
  const { help, port, devices, ...keys } = readArguments(process.argv.slice(2));
  if (help) {
    console.log(HELP);
    return;
  }
  needNode();
  await ensureDependencies();
  await buildIfNeeded();
  const { createDefaultDevices, startSimulator } = createRequire(import.meta.url)(
    inRoot('dist/lib/simulator/index.js'),
  );
  const simulator = await startSimulator({
    port,
    ...keys,
    sensors: true,
    devices: createDefaultDevices(devices),
    onRequest: (entry) => console.log(logLine(entry, simulator.devices)),
  }).catch((error) => {
    throw new Failure(whyNot(error, port));
  });
  console.log(welcome(simulator));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => void simulator.close());
  }
});

/** @param {NodeJS.ErrnoException} error @param {number} port */
function whyNot(error, port) {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use. Choose another with --port, or --port 0 for any that is free.`;
    case 'EACCES':
      return `This user may not open port ${port}. Choose one above 1023.`;
    default:
      return `The simulator could not start: ${error.message}`;
  }
}
