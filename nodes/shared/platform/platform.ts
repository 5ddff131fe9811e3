/** The platform that a config node stands for: where it is, who asks, and how fast. */

import type { Fault, Limits } from '../../../lib/contract';
import {
  Dispatcher,
  type Capacity,
  type Counts,
  type Source,
  type SourceOptions,
  type Task,
} from '../../../lib/dispatch';
import { PlatformClock, type Operation, type Room, type WireReply } from '../../../lib/onenet';
import type { Node, NodeAPI } from '../node-red';
import { createConnection } from './connection';
import {
  readConnectionSettings,
  readLimits,
  type AccessSecrets,
  type ConnectionSettings,
  type StoredLimits,
  type StoredSettings,
} from './settings';

/** A command of any operation, on its way. */
export interface PlatformTask extends Task {
  readonly operation: Operation<unknown, unknown>;
  readonly command: unknown;
}

/** What the flow stores of a config node; every property may be missing in a flow written by hand. */
export interface PlatformConfig extends StoredSettings, StoredLimits {
  readonly name?: string;
}

export interface Platform {
  /** Why nothing can be sent; `undefined` if all is well. */
  readonly fault: Fault | undefined;
  /** How sentences name the place: `api.heclouds.com:443`; empty if nothing can be sent. */
  readonly authority: string;
  /** Whether it is the built-in simulator. */
  readonly simulator: boolean;
  readonly limits: Limits;
  readonly settings: ConnectionSettings;
  /** How one node hands in its commands, or its polls. */
  source(changed: () => void, options?: SourceOptions): Source<PlatformTask>;
  counts(): Counts;
  /** Milliseconds since 1970 on the platform's clock; on this computer's, as long as no answer has told another. */
  now(): number;
  /** Settles every command as stopped, and closes all connections. */
  close(): Promise<void>;
}

/** A config node, as the nodes that refer to it see it. */
export interface PlatformNode extends Node {
  readonly platform?: Platform;
}

/**
 * Makes the platform of a config node. Whatever is wrong with its settings is the platform's `fault`; nothing is
 * thrown for it, and nothing is sent before the first command.
 */
export function createPlatform(
  RED: NodeAPI,
  config: PlatformConfig,
  secrets: AccessSecrets,
  simulatorStarted?: (url: string) => void,
): Platform {
  const limits = readLimits(config);
  const clock = new PlatformClock();
  const settings = readConnectionSettings(config);
  const connection = createConnection(RED, {
    settings,
    secrets,
    clock,
    maxConnections: limits.maxInFlight,
    isPaced: limits.callsPerSecond > 0,
    simulatorStarted,
  });
  const { transport, authority = '', simulator = false } = connection.ok ? connection.value : {};
  const dispatcher: Dispatcher<PlatformTask, WireReply> = new Dispatcher<PlatformTask, WireReply>({
    limits,
    capacity: capacityOf(transport?.room, () => dispatcher.queued),
    carrier: {
      send({ operation, command }, signal) {
        if (transport === undefined) throw new Error('a command for a platform with no address');
        return transport(operation.encode(command), { signal });
      },
      read: (reply, { operation, command }) => operation.decode(reply, command),
    },
  });
  return {
    fault: connection.ok ? undefined : connection.fault,
    authority,
    simulator,
    limits,
    settings,
    source: (changed, options) => dispatcher.source(changed, options),
    counts: () => dispatcher.counts(),
    now: () => clock.at(Date.now()),
    async close() {
      dispatcher.close();
      await transport?.close();
    },
  };
}

function capacityOf(room: Room | undefined, queued: () => number): Capacity | undefined {
  if (room === undefined) return undefined;
  return {
    hasCapacity: () => room.has(),
    onCapacity: (callback) => {
      room.watch(queued, callback);
    },
  };
}
