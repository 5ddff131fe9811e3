import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder that somebody's Node-RED could live in, and how to remove it. */
export interface TemporaryFolder {
  readonly path: string;
  readonly remove: () => void;
}

export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'onenet-nbiot-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

let packed: Promise<string> | undefined;

/**
 * The package's tarball: the one that `npm test` has made for all suites, or else what `npm pack` makes, which builds
 * first, once for all tests of a run.
 * @returns its path
 */
export function pack(): Promise<string> {
  const shared = process.env.ONENET_TEST_TARBALL;
  packed ??= shared === undefined ? packInto(temporaryFolder()) : Promise.resolve(shared);
  return packed;
}

async function packInto(folder: TemporaryFolder): Promise<string> {
  process.once('exit', folder.remove);
  const { code, output } = await npm(['pack', '--pack-destination', folder.path]);
  const file = readdirSync(folder.path).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || file === undefined) throw new Error(`npm pack failed:\n${output}`);
  return join(folder.path, file);
}

/**
 * Installs the tarball as a user would. The dependencies come from npm's cache if they are there, else from the
 * registry.
 * @returns why it is not possible here, or null
 */
export async function install(tarball: string, userDir: string): Promise<string | null> {
  const args = [
    'install',
    '--prefix',
    userDir,
    '--omit',
    'dev',
    '--no-audit',
    '--no-fund',
    tarball,
  ];
  const offline = await npm([...args, '--offline'], userDir);
  if (offline.code === 0) return null;
  const online = await npm([...args, '--prefer-offline'], userDir);
  return online.code === 0 ? null : online.output;
}

async function npm(args: string[], cwd?: string): Promise<{ code: number; output: string }> {
  const project = await import('../../scripts/project/project.mjs');
  return project.npm(args, { capture: true, ...(cwd === undefined ? {} : { cwd }) });
}
