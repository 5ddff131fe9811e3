/** The process of the server; its parent asks over IPC. */

import { answerCalls } from '../answer-calls';
import { ChaosServer, type ChaosOptions } from './chaos-server';
import type { Treatment } from './log';
import { SilentServer } from './silent-server';

/** What the server's process can be asked; each takes at most one argument. */
export interface ServerCalls {
  start(options: ChaosOptions): Promise<number>;
  startSilent(): Promise<number>;
  /** Whether the server may keep a command waiting until the client gives up. */
  setSlow(slow: boolean): void;
  take(): Treatment[];
  connections(): { chaos: number; silent: number };
  stop(): void;
}

let chaos: ChaosServer | undefined;
const silent = new SilentServer();

const calls: ServerCalls = {
  start: (options) => {
    chaos = new ChaosServer(options);
    return chaos.start();
  },
  startSilent: () => silent.start(),
  setSlow: (slow) => {
    if (chaos !== undefined) chaos.slow = slow;
  },
  take: () => chaos?.take() ?? [],
  connections: () => ({
    chaos: chaos?.openConnections ?? 0,
    silent: silent.openConnections,
  }),
  stop: () => {
    chaos?.stop();
    // The answer goes first.
    setImmediate(() => process.exit());
  },
};

answerCalls(calls);
