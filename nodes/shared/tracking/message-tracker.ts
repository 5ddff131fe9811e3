/**
 * The messages of one node that wait for the result of a cached command, through every deploy and restart.
 *
 * A message is kept in a context store from the moment that it waits. When the node is closed it does not leave; the
 * node that comes in its place hands it to itself as an input, so that Node-RED gives it a `send` and a `done`.
 *
 * The result is polled for, or the platform pushes it: a node that receives it tells those who wait for that command. The
 * overview of a platform lists what waits in the trackers of its nodes.
 */

import { faultOf } from '../../../lib/contract';
import { failed, messageOf, OneNetError, type Outcome } from '../../../lib/onenet';
import { countOfDeploy, isGone } from '../deploy';
import type { Done, Message, Node, NodeAPI, Send } from '../node-red';
import type { MessageStore, StoredEntry } from './message-store';
import { ResultPoller, type PushedResult } from './result-poller';
import { afterUnknown, type Pace, type Poll } from './tracked-command';
import type { TrackedMessage } from './tracked-message';

/** How a message goes on once it need not wait any more. */
export interface MessageExit {
  readonly send: Send;
  readonly done: Done;
}

export interface TrackerOptions {
  /** ID of the config node, whose pushed results end the wait as well. */
  readonly platform: string;
  /** Where the node keeps its messages. */
  readonly store: MessageStore;
  readonly pace: Pace;
  readonly submit: (poll: Poll) => void;
  /** Milliseconds since 1970 on the platform's clock. */
  readonly now: () => number;
  readonly complete: (tracked: TrackedMessage & MessageExit, outcome: Outcome) => void;
  /** Called when the number of messages has changed. */
  readonly changed: () => void;
}

type Waiter = TrackedMessage & MessageExit & StoredEntry;

export class MessageTracker {
  readonly node: Node;
  /** ID of the config node. */
  readonly platform: string;
  readonly #RED: NodeAPI;
  readonly #options: TrackerOptions;
  readonly #store: MessageStore;
  readonly #poller: ResultPoller<Waiter>;
  /** Messages that have been handed to the node and not come in yet. */
  readonly #returning = new WeakMap<Message, TrackedMessage & StoredEntry>();
  #returningCount = 0;
  #resumed = 0;
  /** Those that still waited at the end of the node's life. */
  readonly #left: Waiter[] = [];
  #life: 'open' | 'stopped' | 'closed' = 'open';

  constructor(RED: NodeAPI, node: Node, options: TrackerOptions) {
    const { platform, store, pace, submit, now } = options;
    this.node = node;
    this.platform = platform;
    this.#RED = RED;
    this.#options = options;
    this.#store = store;
    this.#poller = new ResultPoller<Waiter>({
      pace,
      submit,
      now,
      listen: (uuid, settle) => onPushedResult(platform, uuid, settle),
      known: (waiter) => {
        if (waiter.isKnown !== true) this.#remember(waiter);
      },
      ended: (waiter, outcome, polls) => {
        this.#ended(waiter, outcome, polls);
      },
    });
    TRACKERS.add(this);
  }

  get size(): number {
    return this.#poller.size;
  }

  /** The messages that wait. */
  list(): Iterable<TrackedMessage> {
    return this.#poller.list();
  }

  /** Something has become of a command, so that its result need not be waited for. */
  pollSoon(command: Pick<TrackedMessage, 'imei' | 'uuid'>): void {
    this.#poller.pollSoon(command);
  }

  /** Lets a message wait for the result, in the next instance of the node if this one is about to end. */
  track(tracked: TrackedMessage, { send, done }: MessageExit): void {
    const waiter = { ...tracked, send, done, ...this.#store.put(tracked) };
    switch (this.#life) {
      case 'open':
        this.#poller.add(waiter);
        this.#options.changed();
        break;
      case 'stopped':
        this.#left.push(waiter);
        break;
      case 'closed':
        this.#complete(waiter, stopped());
    }
  }

  /** Hands what earlier instances of the node have left in the store to the node. */
  resume(found: readonly (TrackedMessage & StoredEntry)[]): void {
    for (const tracked of found) {
      if (this.#life !== 'open') return;
      this.#returning.set(tracked.msg, tracked);
      this.#returningCount += 1;
      try {
        this.node.receive(tracked.msg);
      } catch (error) {
        // A hook of another package; the message stays in the store.
        this.#store.warn(messageOf(error));
      }
    }
  }

  /** Whether it is a message that comes back; if so it waits again. */
  takesBack(msg: Message, { send, done }: MessageExit): boolean {
    if (this.#returningCount === 0) return false;
    const tracked = this.#returning.get(msg);
    if (tracked === undefined) return false;
    this.#returning.delete(msg);
    this.#returningCount -= 1;
    // It is still in the store for the next instance.
    if (this.#life !== 'open') return true;
    const age = Date.now() - tracked.came;
    this.#poller.resume({ ...tracked, send, done }, age, this.#resumed);
    this.#resumed += 1;
    this.#options.changed();
    return true;
  }

  /** Polls no more, so that no message leaves for nodes that may be gone already. */
  stop(): void {
    this.#life = 'stopped';
    this.#left.push(...this.#poller.close());
  }

  /**
   * What the store has stays there for the next instance of the node, unless there is none; the rest leaves.
   *
   * @param removed whether Node-RED says that there is none
   */
  async close(removed: boolean): Promise<void> {
    this.stop();
    this.#life = 'closed';
    TRACKERS.delete(this);
    const left = this.#left;
    const ends = removed || (left.length > 0 && isGone(this.#RED, this.node));
    const stored = await this.#store.stored(left);
    const staying = ends ? [] : left.filter((waiter) => stored.has(waiter));
    for (const waiter of left) if (ends || !stored.has(waiter)) this.#complete(waiter, stopped());
    await this.#store.settled();
    await this.#announce(staying);
  }

  /** What the platform has shown once is no mistyped uuid, after a restart as well. */
  #remember({
    msg,
    uuid,
    imei,
    came,
    expires,
    attempts,
    mayHaveHappened,
    request,
    ...entry
  }: Waiter): void {
    const tracked = { msg, uuid, imei, came, expires, attempts, mayHaveHappened, request };
    this.#store.update(entry, { ...tracked, isKnown: true });
  }

  #ended(waiter: Waiter, outcome: Outcome, polls: number): void {
    const attempts = waiter.attempts === 0 ? polls : waiter.attempts;
    const final = waiter.mayHaveHappened ? afterUnknown(outcome) : outcome;
    this.#complete({ ...waiter, attempts }, final);
    this.#options.changed();
  }

  /** However it ends, a flow finds the name of the command in the message, and can go on from there. */
  #complete(waiter: Waiter, outcome: Outcome): void {
    this.#store.remove(waiter);
    const { uuid, expires } = waiter;
    const cached = outcome.cached ?? (expires === undefined ? { uuid } : { uuid, expires });
    this.#options.complete(waiter, { ...outcome, cached });
  }

  /** Says that messages stay in the store. */
  async #announce(staying: readonly Waiter[]): Promise<void> {
    if (staying.length === 0) return;
    const isVolatile = staying.some(({ store }) => store.isVolatile);
    const key = `${this.node.type}.log.${isVolatile ? 'followedInMemory' : 'followedOn'}`;
    const count = await countOfDeploy(key, staying.length);
    if (count === undefined) return;
    const text = this.#RED._(key, { count });
    if (isVolatile) this.node.warn(text);
    else this.node.log(text);
  }
}

function stopped(): Outcome {
  return failed(new OneNetError('ONENET_STOPPED', faultOf('stoppedTracking')), 'unknown');
}

/** Beside the nodes and not on them: function nodes can look at a node's properties. */
const TRACKERS = new Set<MessageTracker>();

/**
 * Those of all nodes that run and have tracked a message.
 *
 * @param platform ID of the config node
 */
export function trackersOf(platform: string): MessageTracker[] {
  return [...TRACKERS].filter((each) => each.platform === platform);
}

type ResultListener = (result: PushedResult) => void;

/** By config node and uuid, across the node sets of a Node-RED: thousands of nodes may wait, and few for one result. */
const LISTENERS = new Map<string, Set<ResultListener>>();

/**
 * Results for which nobody waited, by the same key, oldest first. A device that is awake can be faster than the answer
 * that says the uuid, and a node that waits may be in the middle of a deploy.
 */
const EARLY = new Map<string, { readonly result: PushedResult; readonly until: number }>();
const MAX_EARLY = 1000;
/** Milliseconds; longer than an answer or a deploy may take. */
const EARLY_FOR = 120_000;

/**
 * A result that has come before is told as well, in a later turn of the event loop.
 *
 * @param platform ID of the config node
 * @returns ends it
 */
export function onPushedResult(
  platform: string,
  uuid: string,
  listener: ResultListener,
): () => void {
  const key = keyOf(platform, uuid);
  const listeners = LISTENERS.get(key) ?? new Set<ResultListener>();
  LISTENERS.set(key, listeners.add(listener));
  const early = EARLY.get(key);
  if (early !== undefined && early.until > performance.now()) {
    setImmediate(() => {
      if (listeners.has(listener)) listener(early.result);
    });
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && LISTENERS.get(key) === listeners) LISTENERS.delete(key);
  };
}

/** @param platform ID of the config node */
export function announceResult(platform: string, result: PushedResult): void {
  const key = keyOf(platform, result.uuid);
  const listeners = LISTENERS.get(key);
  if (listeners === undefined) keep(key, result);
  // A copy: a listener ends once it has its result.
  else for (const listener of [...listeners]) listener(result);
}

function keep(key: string, result: PushedResult): void {
  const now = performance.now();
  EARLY.delete(key);
  EARLY.set(key, { result, until: now + EARLY_FOR });
  for (const [oldest, { until }] of EARLY) {
    if (EARLY.size <= MAX_EARLY && until > now) return;
    EARLY.delete(oldest);
  }
}

function keyOf(platform: string, uuid: string): string {
  return JSON.stringify([platform, uuid]);
}
