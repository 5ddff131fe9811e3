/** The platform that a config node stands for: where it is, who asks, and how fast. */

import {
  DEFAULT_LIMITS,
  Dispatcher,
  type Counts,
  type Limits,
  type Source,
  type Task,
} from '../../../lib/dispatch';
import { PlatformClock, type Operation, type WireReply } from '../../../lib/onenet';
import type { AccessSecrets } from './access';
import { connect } from './connection';
import type { Node, NodeAPI } from '../node-red';
import { readWaySettings, type StoredWay } from './settings';

/** A command of any operation, on its way. */
export interface PlatformTask extends Task {
  readonly operation: Operation<unknown, unknown>;
  readonly command: unknown;
}

/** What the flow stores of a config node; every property may be missing in a flow written by hand. */
export interface PlatformConfig extends StoredWay, Partial<Record<keyof Limits, string | number>> {
  readonly name?: string;
}

export type PlatformCredentials = AccessSecrets;

export interface Platform {
  /** Why nothing can be sent, as a sentence; `undefined` if all is well. */
  readonly problem: string | undefined;
  /** How sentences name the place: `api.heclouds.com:443`; empty if nothing can be sent. */
  readonly authority: string;
  /** Whether it is the built-in simulator. */
  readonly simulator: boolean;
  /** How one node hands in its commands, or its questions to the platform. */
  source(changed: () => void, kind?: { readonly asks: boolean }): Source<PlatformTask>;
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
 * Makes the platform of a config node. Whatever is wrong with its settings is the platform's `problem`; nothing is
 * thrown for it, and nothing is sent before the first command.
 */
export function createPlatform(
  RED: NodeAPI,
  config: PlatformConfig,
  credentials: PlatformCredentials,
  simulatorStarted?: (url: string) => void,
): Platform {
  const limits = readLimits(config);
  const clock = new PlatformClock();
  const way = connect(RED, {
    settings: readWaySettings(config),
    secrets: credentials,
    clock,
    maxConnections: limits.maxInFlight,
    isPaced: limits.callsPerSecond > 0,
    simulatorStarted,
  });
  const problem = way.kind === 'problem' ? way.problem : undefined;
  const transport = way.kind === 'connected' ? way.transport : undefined;
  const dispatcher = new Dispatcher<PlatformTask, WireReply>({
    limits,
    room: transport?.room,
    carrier: {
      send({ operation, command }, signal) {
        if (transport === undefined)
          throw new Error('a command was sent to a platform that has no address');
        return transport(operation.encode(command), { signal });
      },
      read: (reply, { operation, command }) => operation.decode(reply, command),
    },
  });
  return {
    problem,
    authority: way.kind === 'connected' ? way.authority : '',
    simulator: way.kind === 'connected' && way.simulator,
    source: (changed, kind) => dispatcher.source(changed, kind),
    counts: () => dispatcher.counts(),
    now: () => clock.at(Date.now()),
    async close() {
      dispatcher.close();
      await transport?.close();
    },
  };
}

/** The dialog stores numbers as text; whatever is missing or no number is as by default. */
function readLimits(config: PlatformConfig): Limits {
  return {
    maxInFlight: Math.max(1, Math.floor(readLimit(config.maxInFlight, DEFAULT_LIMITS.maxInFlight))),
    callsPerSecond: readLimit(config.callsPerSecond, DEFAULT_LIMITS.callsPerSecond),
    deviceGap: readLimit(config.deviceGap, DEFAULT_LIMITS.deviceGap),
    deviceQueueLimit: readLimit(config.deviceQueueLimit, DEFAULT_LIMITS.deviceQueueLimit),
    queueLimit: readLimit(config.queueLimit, DEFAULT_LIMITS.queueLimit),
    maxWait: readLimit(config.maxWait, DEFAULT_LIMITS.maxWait),
    retries: readLimit(config.retries, DEFAULT_LIMITS.retries),
    holdFor: readLimit(config.holdFor, DEFAULT_LIMITS.holdFor),
  };
}

function readLimit(value: string | number | null | undefined, fallback: number): number {
  const text = String(value ?? '').trim();
  const number = text === '' ? NaN : Number(text);
  return Number.isFinite(number) && number >= 0 ? number : fallback;
}
