import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..', '..');
const NAME = '@onenet-nbiot/node-red-onenet-nbiot';

/** A user directory of Node-RED in which the built package is installed as `npm install <folder>` leaves it. */
export interface UserDirectory {
  readonly path: string;
  remove(): void;
}

/** The build is copied, so that a build that runs meanwhile does not change what is under test. */
export function stagePackage(): UserDirectory {
  const dist = join(ROOT, 'dist');
  if (!existsSync(dist)) throw new Error('there is no build: run "npm run build" first');
  const folder = mkdtempSync(join(tmpdir(), 'onenet-nbiot-chaos-'));
  const staged = join(folder, 'package');
  mkdirSync(staged);
  cpSync(join(ROOT, 'package.json'), join(staged, 'package.json'));
  cpSync(dist, join(staged, 'dist'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(staged, 'node_modules'), 'junction');

  const path = join(folder, 'user');
  const installed = join(path, 'node_modules', NAME);
  mkdirSync(dirname(installed), { recursive: true });
  symlinkSync(staged, installed, 'junction');
  return {
    path,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
