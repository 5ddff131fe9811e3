/** How a node hands in commands to the platform that it refers to, as far as there is one. */

import { DEFAULT_LIMITS, fail, ok, referenceFault, type Result } from '../../../lib/contract';
import { NEVER_SENT } from '../../../lib/dispatch';
import { failed, OneNetError, type DeviceIds } from '../../../lib/onenet';
import { within } from '../deploy';
import type { NodeAPI } from '../node-red';
import {
  CLOSE_PATIENCE_MS,
  type Platform,
  type PlatformNode,
  type PlatformSource,
  type PlatformTask,
  type EndedCommand,
} from './platform';

export interface PlatformClientOptions {
  /** ID of the config node, empty if none was chosen. */
  readonly platform: string;
  /** ID of the node, by which diagnostics name it. */
  readonly name: string;
  /** Whether polls are handed in, which may wait behind all commands. */
  readonly isQuery?: boolean;
  /** Called whenever the counts have changed. */
  readonly changed?: () => void;
  /** Called with what was found whenever the platform has been looked for. */
  readonly found?: (source: Result<PlatformSource>) => void;
}

export class PlatformClient {
  readonly #RED: NodeAPI;
  readonly #options: PlatformClientOptions;
  #platform: Platform | undefined;
  #source: Result<PlatformSource>;
  #isClosed = false;
  /** Called when nothing is under way any more, once the client is closed. */
  #drained: (() => void) | undefined;

  constructor(RED: NodeAPI, options: PlatformClientOptions) {
    this.#RED = RED;
    this.#options = options;
    this.#source = this.#connect();
  }

  /** Milliseconds since 1970 on the platform's clock, as far as that is known. */
  now(): number {
    return this.#platform?.now() ?? Date.now();
  }

  /** How many commands may wait for the platform, and so how many messages may wait for their inputs. */
  get queueLimit(): number {
    return this.#platform?.limits.queueLimit ?? DEFAULT_LIMITS.queueLimit;
  }

  /** How many of its tasks wait. */
  get waiting(): number {
    return this.#source.ok ? this.#source.value.waiting : 0;
  }

  /** By which the platform knows its devices; `undefined` where it has none of its own, or is not there. */
  get deviceIds(): DeviceIds | undefined {
    this.#reach();
    return this.#platform?.deviceIds;
  }

  /** Looks for the platform if it was not there; the error says why nothing can be handed in. */
  findProblem(): OneNetError | undefined {
    const source = this.#reach();
    return source.ok ? undefined : new OneNetError('ONENET_CONFIG', source.fault);
  }

  /** Remembers how a command of this node has ended, for people who look at the platform. */
  record(ended: EndedCommand): void {
    const node = this.#RED.nodes.getNode(this.#options.platform) as PlatformNode | null | undefined;
    node?.platform?.recent.add(ended);
  }

  submit(task: PlatformTask): void {
    const source = this.#reach();
    if (source.ok) source.value.submit(task);
    else task.onSettled(failed(new OneNetError('ONENET_CONFIG', source.fault)), NEVER_SENT);
  }

  /**
   * Takes no more, and settles all that was handed in as stopped.
   *
   * @param awaited which calls under way may still end, within {@link CLOSE_PATIENCE_MS}; none if left out
   * @returns once they have, or the time is over
   */
  async close(awaited?: (task: PlatformTask) => boolean): Promise<void> {
    this.#isClosed = true;
    if (!this.#source.ok) return;
    const source = this.#source.value;
    source.close(awaited);
    if (source.running === 0) return;
    const drained = new Promise<void>((resolve) => {
      this.#drained = resolve;
    });
    await within(CLOSE_PATIENCE_MS, drained);
    source.close();
  }

  /**
   * Node-RED does not start a node again whose platform was missing and has been added. Nor does it if the platform is
   * started again and the node names it by an environment variable only, such as a property of a subflow.
   */
  #reach(): Result<PlatformSource> {
    const isOfUse = this.#source.ok && !this.#source.value.isClosed;
    if (!isOfUse && !this.#isClosed) this.#source = this.#connect();
    return this.#source;
  }

  #connect(): Result<PlatformSource> {
    const source = this.#find();
    this.#options.found?.(source);
    return source;
  }

  #find(): Result<PlatformSource> {
    const { platform: id, name, isQuery = false, changed = () => undefined } = this.#options;
    const node = this.#RED.nodes.getNode(id) as PlatformNode | null | undefined;
    const platform = node?.platform;
    if (platform === undefined) {
      return referenceFault('/platform', id) ?? fail('', 'noPlatform');
    }
    // It has not been started again yet, and another source of it would be closed as well.
    if (platform === this.#platform && this.#source.ok) return this.#source;
    if (platform.fault !== undefined) return fail('', 'platformFault', { problem: platform.fault });
    this.#platform = platform;
    const source = platform.source(
      () => {
        changed();
        if (source.running === 0) this.#drained?.();
      },
      { isQuery, name },
    );
    return ok(source);
  }
}

/** The clock of a platform that may not be there yet, in milliseconds since 1970. */
export function clockOf(RED: NodeAPI, platform: string): () => number {
  return () => {
    const node = RED.nodes.getNode(platform) as PlatformNode | null | undefined;
    return node?.platform?.now() ?? Date.now();
  };
}
