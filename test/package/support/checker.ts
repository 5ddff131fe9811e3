import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Context } from 'mocha';

import { temporaryFolder } from '../../support/pack';
import { readTarball } from '../../support/read-tarball';
import { skipBecause } from '../../support/skip-because';

/** What the checker says of each of its rules, beside the package's name. */
export type Report = Readonly<
  Record<string, { readonly test?: boolean; readonly nodes?: readonly string[] }>
>;

/** The release that the flow library's own pages name; the decision on it answers the rules of this one. */
const CHECKER_RELEASE = '0.1.6';

/** Milliseconds; it asks the registry about every dependency. */
const DEADLINE = 100_000;

/** What a registry that cannot be reached leaves in the checker's words. */
const NO_NETWORK =
  /\bE(?:NOTFOUND|AI_AGAIN|CONN\w+|TIMEDOUT|HOSTUNREACH|NETUNREACH)\b|failed with status code/;

/** Has the packed package checked; skips the suite, with the reason, where the registry is out of reach. */
export async function reportOn(context: Context, tarball: string): Promise<Report> {
  const script = await checkerOr(context);
  // Away from every node_modules: the checker would take what is above for the package's own.
  const folder = temporaryFolder();
  try {
    const unpacked = join(folder.path, 'package');
    unpack(tarball, unpacked);
    const report = join(folder.path, 'report.json');
    const stub = join(__dirname, 'empty-catalogue.cjs');
    const args = ['--require', stub, script, 'validate', '-p', unpacked, '-o', report];
    const { run } = await import('../../../scripts/project/project.mjs');
    const { output } = await run(process.execPath, args, {
      cwd: folder.path,
      capture: true,
      deadline: DEADLINE,
    });
    if (existsSync(report)) return JSON.parse(readFileSync(report, 'utf8')) as Report;
    if (NO_NETWORK.test(output)) skipBecause(context, 'the npm registry is out of reach');
    throw new Error(`the checker came to no verdict:\n${output}`);
  } finally {
    folder.remove();
  }
}

async function checkerOr(context: Context): Promise<string> {
  const { installedPackage } = await import('../../../scripts/test/runtimes.mjs');
  const folder = join(__dirname, '..', '..', '..', '.runtimes', 'checker');
  try {
    // Never a development dependency: it brings releases of axios and semver that are years old.
    return join(await installedPackage(folder, 'node-red-dev', CHECKER_RELEASE), 'bin', 'run');
  } catch {
    return skipBecause(context, "the flow library's checker is out of reach");
  }
}

function unpack(tarball: string, folder: string): void {
  for (const [path, content] of readTarball(tarball)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
