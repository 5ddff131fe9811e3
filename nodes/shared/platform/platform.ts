/** The platform that a config node stands for: where it is, who asks, and how fast. */

import { isSimulator, parseHost, type Fault, type Limits } from '../../../lib/contract';
import {
  Dispatcher,
  type Counts,
  type Source,
  type SourceOptions,
  type Task,
} from '../../../lib/dispatch';
import {
  cachedWrite,
  errorText,
  type Operation,
  type SendContext,
  type SendOptions,
  type Transport,
  type WireReply,
} from '../../../lib/onenet';
import type { Node, NodeAPI } from '../node-red';
import { createConnection } from './connection';
import { PlatformTime, timeOf } from './platform-time';
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
  /** What the latest request of it depended on beside the command; set by the platform. */
  context: SendContext | undefined;
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
  const settings = readConnectionSettings(config);
  const time = timeAt(settings);
  const connection = createConnection(RED, {
    settings,
    secrets,
    clock: time.clock,
    simulatorStarted,
  });
  const { transport, authority = '', simulator = false } = connection.ok ? connection.value : {};
  const dispatcher = new Dispatcher<PlatformTask, WireReply>({
    limits,
    capacity: transport?.capacity,
    carrier: {
      send(task, signal, onSent) {
        if (transport === undefined) throw new Error('a command for a platform with no address');
        return send(task, transport, time, { signal, onSent });
      },
      read: (reply, { operation, command, context }) => operation.decode(reply, command, context),
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
    now: () => time.now(),
    async close() {
      dispatcher.close();
      await transport?.close();
    },
  };
}

/** The time is kept by origin; where there is none, nothing is sent. */
function timeAt({ host = '' }: ConnectionSettings): PlatformTime {
  if (isSimulator(host)) return timeOf('simulator');
  const baseUrl = parseHost(host);
  return baseUrl.ok ? timeOf(baseUrl.value.origin) : new PlatformTime();
}

/** Operations whose requests say until when they hold. */
const TIMED: ReadonlySet<string> = new Set([cachedWrite.name]);

/**
 * Sends the request of a task once. One that says until when it holds is not sent before the platform's time is known,
 * and once more where the answer that refused it has shown that the time was another: it has written nothing.
 */
async function send(
  task: PlatformTask,
  transport: Transport,
  time: PlatformTime,
  options: SendOptions,
): Promise<WireReply> {
  const isTimed = TIMED.has(task.operation.name);
  if (isTimed) await time.learn(transport);
  const { offset } = time.clock;
  const reply = await sendOnce(task, transport, time, options);
  const isOff = isTimed && time.clock.offset !== offset;
  return isOff && isRefusedForTime(task, reply) ? sendOnce(task, transport, time, options) : reply;
}

async function sendOnce(
  task: PlatformTask,
  transport: Transport,
  time: PlatformTime,
  options: SendOptions,
): Promise<WireReply> {
  const context = { now: time.now() };
  task.context = context;
  const reply = await transport(task.operation.encode(task.command, context), options);
  time.heard(reply);
  return reply;
}

/** In the words of the documentation, `invalid parameter: expired_time`; some say that it has passed. */
function isRefusedForTime(
  { operation, command, context }: PlatformTask,
  reply: WireReply,
): boolean {
  const outcome = operation.decode(reply, command, context);
  return outcome.kind === 'refused' && /(?:expired?|valid)_?time/i.test(errorText(outcome.reply));
}
