import type { Context } from 'mocha';

import { skipBecause } from '../../support/skip-because';

/** Every major of Node-RED that the package supports, in its latest minor. */
export const RELEASES = ['3.1', '4.1', '5.0'] as const;
export type Release = (typeof RELEASES)[number];

/** What {@link NodeRedProcess} needs to start a release. */
export interface Runtime {
  readonly node: string;
  readonly nodeRed: string;
}

/** The release, fetched if it is missing; skips the suite, with the reason, where it cannot be had. */
export async function runtimeOr(context: Context, release: Release): Promise<Runtime> {
  const { ensureRuntime } = await import('../../../scripts/test/runtimes.mjs');
  try {
    return await ensureRuntime(release);
  } catch {
    return skipBecause(context, `Node-RED ${release}, or the Node that it needs, is out of reach`);
  }
}
