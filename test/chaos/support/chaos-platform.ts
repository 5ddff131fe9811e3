import { join } from 'node:path';

import { Child } from './child-process';
import type { ServerCalls } from './server/main';

/** The server with all its faults, in a process of its own. */
export function startServerProcess(): Child<ServerCalls> {
  return new Child<ServerCalls>({
    file: join(__dirname, 'server', 'main.ts'),
    nodeOptions: ['--require', require.resolve('tsx/cjs')],
  });
}
