import { join } from 'node:path';

import { Child } from './child-process';
import { post } from './post';
import type { RuntimeCalls } from './runtime/calls';
import { stagePackage, type UserDirectory } from './staged-package';

export type DeployKind = 'full' | 'flows' | 'nodes';

/** Node-RED closes a node that does not answer after 15 s; a deploy that takes longer than this never ended. */
const DEPLOY_DEADLINE = 30_000;
/** Milliseconds in which the process has to end by itself once Node-RED was stopped. */
const EXIT_DEADLINE = 10_000;

/** A real Node-RED with the built package, in a process of its own. */
export class NodeRed {
  readonly child: Child<RuntimeCalls>;
  readonly #directory: UserDirectory;
  #url = '';
  /** The start counts as the first. */
  #deploys = 1;

  private constructor(directory: UserDirectory) {
    this.#directory = directory;
    this.child = new Child<RuntimeCalls>({
      file: join(__dirname, 'runtime', 'main.cjs'),
      nodeOptions: ['--expose-gc'],
      args: [directory.path],
      cwd: directory.path,
    });
  }

  static async start(): Promise<NodeRed> {
    const nodeRed = new NodeRed(stagePackage());
    const port = await nodeRed.child.call('start', undefined);
    nodeRed.#url = `http://127.0.0.1:${port}`;
    return nodeRed;
  }

  /**
   * Deploys as the editor does, and waits until the new flows have started.
   *
   * @returns how long the admin API took to answer, which it does once the old nodes are closed, in milliseconds, and
   *   when that was
   */
  async deploy(flow: readonly object[], kind: DeployKind): Promise<{ took: number; at: number }> {
    const before = performance.now();
    const { status, text } = await post(`${this.#url}/flows`, flow, {
      headers: { 'Node-RED-Deployment-Type': kind },
      deadline: DEPLOY_DEADLINE,
    });
    const at = Date.now();
    const took = performance.now() - before;
    if (status !== 204) throw new Error(`deploy: ${status} ${text}`);
    this.#deploys += 1;
    await this.child.call('started', this.#deploys);
    return { took, at };
  }

  /** Stops Node-RED and resolves with the exit code of its process, which has to end by itself. */
  async stop(): Promise<number | null> {
    try {
      await this.child.call('stop', undefined);
      return await this.child.release(EXIT_DEADLINE);
    } finally {
      this.#directory.remove();
    }
  }

  /** For a test that has failed already. */
  kill(): void {
    this.child.kill();
    this.#directory.remove();
  }
}
