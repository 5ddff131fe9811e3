/** Starting other programs: Node scripts and npm, on every system alike. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ROOT } from './project.mjs';

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
