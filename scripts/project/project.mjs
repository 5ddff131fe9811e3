/** The clone that a script belongs to: its manifest, its nodes and sources, readable failures, and the programs that run in it. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the clone, whatever folder a script was started from. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** An absolute path inside the clone. @param {...string} parts */
export const inRoot = (...parts) => resolve(ROOT, ...parts);

/** The project's own package.json. */
export const PACKAGE = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

/**
 * The nodes as package.json names them; there is no second list.
 * Node-RED finds a node's page, icons and texts by the name of its script, so the names must agree.
 * @returns {string[]} the node types
 */
export function listNodes() {
  const { nodes } = PACKAGE['node-red'];
  for (const [type, script] of Object.entries(nodes)) {
    const expected = `dist/nodes/${type}/${type}.js`;
    if (script !== expected) {
      throw new Failure(`package.json: "node-red".nodes["${type}"] should be "${expected}".`);
    }
  }
  return Object.keys(nodes);
}

/**
 * The one table that `fields.ts` of a node exports.
 * @param {string} type
 * @param {object} fields what the file exports, as it is or compiled
 * @returns {Record<string, any>}
 */
export function fieldTable(type, fields) {
  const [, table] = Object.entries(fields).find(([name]) => name.endsWith('_FIELDS')) ?? [];
  if (table === undefined) throw new Failure(`Build: nodes/${type}/fields.ts exports no table.`);
  return table;
}

/** Node-RED says nothing about a page, icon or text that is not there, so the build does. @param {string} path @param {string} otherwise */
export function needFile(path, otherwise) {
  if (!existsSync(path)) throw new Failure(`Build: ${otherwise}.`);
}

/** The text of a source file that must exist. @param {string} path relative to the clone */
export function needText(path) {
  needFile(inRoot(path), `${path} is missing`);
  return readFileSync(inRoot(path), 'utf8');
}

/** An error that a person can put right. It is shown as its sentence, without a stack. */
export class Failure extends Error {
  name = 'Failure';
}

/** Whether a module is the script that was started, and not one that another imports. @param {string} url its `import.meta.url` */
export function isStarted(url) {
  const script = process.argv[1];
  return script !== undefined && existsSync(script) && realpathSync(script) === fileURLToPath(url);
}

/**
 * Runs a script's main function; what it throws is printed and ends the process with exit code 1.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Failure ? `\n✖ ${error.message}` : error);
    process.exitCode = 1;
  }
}

/**
 * Runs a program to its end, with its output on ours unless `capture` is set.
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, capture?: boolean, deadline?: number }} [options]
 *   `deadline` in milliseconds, after which the program is killed.
 * @returns {Promise<{ code: number, output: string, late: boolean }>} code 1 if a signal ended it
 */
export function run(file, args, { cwd = ROOT, env = process.env, capture = false, deadline } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', ...stdout(capture)] });
    let output = '';
    let late = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    const kill = () => {
      late = true;
      child.kill('SIGKILL');
    };
    const timer = deadline === undefined ? undefined : setTimeout(kill, deadline);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output, late });
    });
  });
}

/** @param {boolean} capture @returns {('pipe' | 'inherit')[]} */
const stdout = (capture) => (capture ? ['pipe', 'pipe'] : ['inherit', 'inherit']);

/**
 * Runs npm. It is started as a Node script, since Windows cannot start `npm.cmd` without a shell.
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const npm = (args, options) => run(process.execPath, [npmScript(), ...args], options);

function npmScript() {
  const bin = dirname(process.execPath);
  const places = [
    process.env.npm_execpath,
    join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
  const script = places.find((place) => place?.endsWith('npm-cli.js') && existsSync(place));
  if (script === undefined)
    throw new Error('npm was not found beside Node; run this with "npm run"');
  return script;
}
