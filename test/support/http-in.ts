import { createRequire } from 'node:module';

/** Node-RED's own `http in` and `http response`, which the test helper does not load. */
export const httpIn: unknown = createRequire(require.resolve('node-red'))(
  '@node-red/nodes/core/network/21-httpin.js',
);
