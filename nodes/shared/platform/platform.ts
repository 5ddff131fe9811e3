/** The platform that a config node stands for: where it is, who asks, how fast, and which commands ended last. */

import {
  hasDeviceIds,
  isSimulator,
  parseHost,
  type Fault,
  type Limits,
  type Language,
  type Reason,
  type State,
} from '../../../lib/contract';
import {
  Dispatcher,
  type Counts,
  type Source,
  type OpenCommand,
  type SourceOptions,
  type Task,
} from '../../../lib/dispatch';
import {
  clockOfOrigin,
  DeviceIds,
  errorText,
  PlatformClock,
  type Operation,
  type SendContext,
  type SendOptions,
  type Transport,
  type WireReply,
} from '../../../lib/onenet';
import { isDebugging, withRule } from '../debug-log';
import type { Node, NodeAPI } from '../node-red';
import { plainFieldsFault } from '../plain-fields';
import { createConnection } from './connection';
import { PLATFORM_FIELDS } from './fields';
import {
  readConnectionSettings,
  readDialect,
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
  /** What the latest request depended on beside the command, if it says until when it holds; set by the platform. */
  context: SendContext | undefined;
}

/** What the flow stores of a config node; every property may be missing in a flow written by hand. */
export interface PlatformConfig extends StoredSettings, StoredLimits {
  readonly name?: string;
}

/** How one node hands in its commands, or its polls. */
export type PlatformSource = Pick<
  Source<PlatformTask>,
  'submit' | 'close' | 'waiting' | 'running' | 'isClosed' | 'isUnreachable'
>;

export interface Platform {
  /** Why nothing can be sent; `undefined` if all is well. */
  readonly fault: Fault | undefined;
  /** How sentences name the place: `api.heclouds.com:443`; empty if nothing can be sent. */
  readonly authority: string;
  /** Whether it is the built-in simulator. */
  readonly simulator: boolean;
  readonly limits: Limits;
  readonly settings: ConnectionSettings;
  /** By which the platform knows its devices; `undefined` where the IMEI is all it needs. */
  readonly deviceIds: DeviceIds | undefined;
  source(changed: () => void, options?: SourceOptions): PlatformSource;
  counts(): Counts;
  /** The commands under way and waiting. */
  open(): Iterable<OpenCommand<PlatformTask>>;
  /** Settles a command as cancelled if it waits. @returns whether it did */
  cancel(task: PlatformTask): boolean;
  /** The commands that ended last. */
  readonly recent: RecentOutcomes;
  /** Milliseconds since 1970 on the platform's clock; on this computer's, as long as no answer has told another. */
  now(): number;
  /**
   * Settles every command that waits as stopped, and closes all connections.
   *
   * @param patience milliseconds that the calls under way have to end
   */
  close(patience: number): Promise<void>;
}

/**
 * Milliseconds that answers may take while a node is closed, so that most commands which the platform keeps get their
 * name. Node-RED gives a node 15 s to close.
 */
export const CLOSE_PATIENCE_MS = 1500;

/** A config node, as the nodes that refer to it see it. */
export interface PlatformNode extends Node {
  readonly platform?: Platform;
}

/** The running platforms by the ids of their config nodes. */
export type Platforms = ReadonlyMap<string, Platform>;

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
  const debugging = isDebugging(RED);
  const limits = readLimits(config);
  const settings = readConnectionSettings(config);
  const clock = clockOf(settings);
  const connection = createConnection(RED, { settings, secrets, clock, simulatorStarted });
  const { transport, authority = '', simulator = false } = connection.ok ? connection.value : {};
  const dispatcher = new Dispatcher<PlatformTask, WireReply>({
    limits,
    capacity: transport?.capacity,
    carrier: {
      send(task, signal, onSent) {
        if (transport === undefined) throw new Error('a command for a platform with no address');
        if (task.operation.isTimed === true)
          return sendTimed(task, transport, clock, { signal, onSent });
        // Without a promise of our own (goal of the benchmark: heap of a write on the wire).
        return transport(task.operation.encode(task.command, { now: clock.now() }), {
          signal,
          onSent,
        });
      },
      read(reply, { operation, command, context }) {
        clock.noteAnswer(reply);
        if (!debugging) return operation.decode(reply, command, context);
        return withRule(() => operation.decode(reply, command, context));
      },
    },
  });
  return {
    fault: connection.ok ? plainFieldsFault(PLATFORM_FIELDS, { ...config }) : connection.fault,
    authority,
    simulator,
    limits,
    settings,
    deviceIds: deviceIdsOf(settings),
    source: (changed, options) => dispatcher.source(changed, options),
    counts: () => dispatcher.counts(),
    open: () => dispatcher.open(),
    cancel: (task) => dispatcher.cancel(task),
    recent: new RecentOutcomes(),
    now: () => clock.now(),
    async close(patience) {
      dispatcher.stop();
      await idle(dispatcher, patience);
      dispatcher.close();
      await transport?.close();
    },
  };
}

/** Resolves once no call is under way, or the time is over. */
async function idle(dispatcher: { counts(): Counts }, patience: number): Promise<void> {
  const end = performance.now() + patience;
  while (dispatcher.counts().inFlight > 0 && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, CHECK_INTERVAL_MS));
  }
}

const CHECK_INTERVAL_MS = 25;

function deviceIdsOf(settings: ConnectionSettings): DeviceIds | undefined {
  const dialect = readDialect(settings);
  return dialect.ok && hasDeviceIds(dialect.value) ? new DeviceIds() : undefined;
}

/** Kept by origin; where there is none, nothing is sent. */
function clockOf({ host = '' }: ConnectionSettings): PlatformClock {
  if (isSimulator(host)) return clockOfOrigin('simulator');
  const baseUrl = parseHost(host);
  return baseUrl.ok ? clockOfOrigin(baseUrl.value.origin) : new PlatformClock();
}

/**
 * Sends a request that says until when it holds: not before the platform's time is known, and once more where the answer
 * that refused it has shown that the time was another, since it has written nothing.
 *
 * What the platform has taken although its clock had just been set back stays as it is, and is kept for too long. To
 * cancel it and send it again could write twice: a cancellation counts only for what still waits, and its answer may get
 * lost. The message says until when it is kept.
 */
async function sendTimed(
  task: PlatformTask,
  transport: Transport,
  clock: PlatformClock,
  options: SendOptions,
): Promise<WireReply> {
  await clock.ensureKnown(transport);
  const { offset } = clock;
  const reply = await sendOnce(task, transport, clock, options);
  clock.noteAnswer(reply);
  return clock.offset !== offset && isRefusedForTime(task, reply)
    ? sendOnce(task, transport, clock, options)
    : reply;
}

function sendOnce(
  task: PlatformTask,
  transport: Transport,
  clock: PlatformClock,
  options: SendOptions,
): Promise<WireReply> {
  const context = { now: clock.now() };
  task.context = context;
  return transport(task.operation.encode(task.command, context), options);
}

/** In the words of the documentation, `invalid parameter: expired_time`; some say that it has passed. */
function isRefusedForTime(
  { operation, command, context }: PlatformTask,
  reply: WireReply,
): boolean {
  const outcome = operation.decode(reply, command, context);
  return outcome.kind === 'refused' && /(?:expired?|valid)_?time/i.test(errorText(outcome.reply));
}

export interface EndedCommand {
  /** ID of the node. */
  readonly node: string;
  readonly device: string;
  /** LwM2M path of the Object Instance, or the name of the operation on kept commands. */
  readonly what: string;
  readonly state: State;
  /** When its message left, in milliseconds since 1970. */
  readonly at: number;
  readonly durationMs: number;
  readonly attempts: number;
  readonly errno: number;
  readonly reason: Reason | null;
  /** Why it failed, in each language, since people who look at the same platform may speak different ones. */
  readonly cause: Readonly<Record<Language, string>> | undefined;
  /** By which the platform knows the command that it keeps. */
  readonly uuid: string | undefined;
}

/** Enough for a look at what has just happened; flows that need more have every message. */
const MAX_ENDED = 200;

export class RecentOutcomes {
  /** A ring: the oldest is overwritten. */
  readonly #ring: EndedCommand[] = [];
  #next = 0;

  add(ended: EndedCommand): void {
    this.#ring[this.#next] = ended;
    this.#next = (this.#next + 1) % MAX_ENDED;
  }

  /** The newest first. */
  *[Symbol.iterator](): Generator<EndedCommand> {
    const count = this.#ring.length;
    for (let age = 1; age <= count; age += 1) {
      const ended = this.#ring[(this.#next - age + count) % count];
      if (ended !== undefined) yield ended;
    }
  }
}
