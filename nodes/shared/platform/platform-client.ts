import type { Source } from '../../../lib/dispatch';
import { failed, OneNetError } from '../../../lib/onenet';
import type { Node, NodeAPI } from '../node-red';
import type { Platform, PlatformNode, PlatformTask } from './platform';

export interface LineOptions {
  /** ID of the config node, empty if none was chosen. */
  readonly platform: string;
  /** Whether questions are handed in, which may wait behind all commands. */
  readonly asks?: boolean;
  /** Called whenever the counts have changed. */
  readonly changed?: () => void;
  /** Called with what was found whenever the platform has been looked for. */
  readonly found?: (source: Source<PlatformTask> | OneNetError) => void;
}

/** How a node hands in commands to the platform that it refers to, as far as there is one. */
export class Line {
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #options: LineOptions;
  #platform: Platform | undefined;
  #source: Source<PlatformTask> | OneNetError;
  #isClosed = false;

  constructor(RED: NodeAPI, node: Node, options: LineOptions) {
    this.#RED = RED;
    this.#node = node;
    this.#options = options;
    this.#source = this.#connect();
  }

  /** Milliseconds since 1970 on the platform's clock, as far as that is known. */
  now(): number {
    return this.#platform?.now() ?? Date.now();
  }

  /** Looks for the platform if it was not there, and says why nothing can be handed in; `undefined` if all is well. */
  findProblem(): OneNetError | undefined {
    const source = this.#reach();
    return source instanceof OneNetError ? source : undefined;
  }

  submit(task: PlatformTask): void {
    const source = this.#reach();
    if (source instanceof OneNetError) task.onSettled(failed(source));
    else source.submit(task);
  }

  /** Settles all that was handed in as stopped. */
  close(): void {
    this.#isClosed = true;
    if (!(this.#source instanceof OneNetError)) this.#source.close();
  }

  /**
   * Node-RED does not start a node again whose platform was missing and has been added. Nor does it if the platform is
   * started again and the node names it by an environment variable only, such as a property of a subflow.
   */
  #reach(): Source<PlatformTask> | OneNetError {
    const isOfUse = !(this.#source instanceof OneNetError || this.#source.isClosed);
    if (!isOfUse && !this.#isClosed) this.#source = this.#connect();
    return this.#source;
  }

  #connect(): Source<PlatformTask> | OneNetError {
    const source = this.#find();
    this.#options.found?.(source);
    return source;
  }

  #find(): Source<PlatformTask> | OneNetError {
    const { platform: id, asks = false, changed = () => undefined } = this.#options;
    const node = this.#RED.nodes.getNode(id) as PlatformNode | null | undefined;
    const platform = node?.platform;
    if (platform === undefined) {
      return new OneNetError('ONENET_CONFIG', this.#RED._(`${this.#node.type}.noPlatform`));
    }
    // It has not been started again yet, and another source of it would be closed as well.
    if (platform === this.#platform && !(this.#source instanceof OneNetError)) return this.#source;
    if (platform.problem !== undefined) return new OneNetError('ONENET_CONFIG', platform.problem);
    this.#platform = platform;
    return platform.source(changed, { asks });
  }
}

/** The clock of a platform that may not be there yet, in milliseconds since 1970. */
export function clockOf(RED: NodeAPI, platform: string): () => number {
  return () => {
    const node = RED.nodes.getNode(platform) as PlatformNode | null | undefined;
    return node?.platform?.now() ?? Date.now();
  };
}
