/** Which file or zone may import which package or built-in module of Node. */
import { builtinModules } from 'node:module';

/** Each of these packages is known in one place only, so that it can be replaced there. */
const HOMES = [
  { name: 'ajv', home: /^lib\/onenet\/validation\.ts$/, place: 'lib/onenet/validation.ts' },
  {
    name: 'axios',
    home: /^lib\/onenet\/axios-transport\.ts$/,
    place: 'lib/onenet/axios-transport.ts',
  },
  { name: 'undici', home: /^lib\/onenet\/http\//, place: 'lib/onenet/http' },
  { name: 'node-red', home: /^nodes\//, place: 'nodes' },
];

/** The sockets of Node: the simulator serves, and the transport reaches the platform. Types are free. */
const NETWORK = ['dgram', 'http', 'http2', 'https', 'net', 'tls'];
const NETWORK_HOME = /^lib\/(?:simulator\/|onenet\/http\/|onenet\/axios-transport\.ts$)/;

/**
 * @param {{ file: string, zone: import('./zones.mjs').Zone, specifier: string, typeOnly: boolean }} import_
 * @returns {string | null}
 */
export function packageProblem({ file, zone, specifier, typeOnly }) {
  if (zone.name === 'contract') return 'lib/contract is pure: it imports nothing outside itself.';
  if (zone.name === 'lwm2m') return 'lib/lwm2m is pure: it imports nothing outside itself.';
  if (zone.name === 'editor') return 'Editor code runs in a browser: it imports no package.';
  const name = packageName(specifier);
  const rule = HOMES.find((each) => each.name === name);
  if (rule !== undefined && !rule.home.test(file)) return `Only ${rule.place} imports ${name}.`;
  const builtin = builtinName(specifier);
  if (builtin === null || typeOnly || !NETWORK.includes(builtin)) return null;
  return NETWORK_HOME.test(file)
    ? null
    : `Only the simulator and the transport import node:${builtin}.`;
}

/** `ajv` of `ajv/dist/2020`, `@a/b` of `@a/b/c`. @param {string} specifier */
const packageName = (specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

/** `http` of `node:http` and of `http`. @param {string} specifier @returns {string | null} */
function builtinName(specifier) {
  const name = specifier.replace(/^node:/, '').split('/')[0] ?? '';
  return specifier.startsWith('node:') || builtinModules.includes(name) ? name : null;
}
