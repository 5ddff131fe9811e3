import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { AdminAnswer, NodeRedProcess } from '../../support/node-red-process';

/** Lets the npm that Node-RED starts take what is in its cache before it asks the registry. */
export function preferCache(userDir: string): void {
  writeFileSync(join(userDir, '.npmrc'), 'prefer-offline=true\naudit=false\nfund=false\n');
}

/** What the palette manager does with a file that is dropped on it: `POST /nodes`, as a form. */
export async function upload(
  nodeRed: NodeRedProcess,
  tarball: string,
): Promise<Pick<AdminAnswer, 'status' | 'text'>> {
  const form = new FormData();
  form.set('tarball', new Blob([readFileSync(tarball)]), basename(tarball));
  const response = await fetch(`${nodeRed.url}/nodes`, { method: 'POST', body: form });
  return { status: response.status, text: await response.text() };
}
