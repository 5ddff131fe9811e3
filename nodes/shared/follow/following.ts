/**
 * The messages of one node that wait for the result of a cached command, through every deploy and restart.
 *
 * A message is kept in a context store from the moment that it waits. When the node is closed it does not leave; the
 * node that comes in its place hands it to itself as an input, so that Node-RED gives it a way out and a `done`.
 */

import { randomUUID } from 'node:crypto';
import { failed, messageOf, OneNetError, type Outcome } from '../../../lib/onenet';
import type { Done, Message, Node, NodeAPI, Send } from '../node-red';
import type { PlatformTask } from '../platform';
import { Follower } from './follower';
import { fromText, toText, type Followed } from './followed';
import { createKeeper, type Keeper } from './keeper';
import { findKept, KEY_PREFIX } from './keepers';
import type { Pace } from './schedule';
import { afterUnknown } from './verdict';
import { within } from './within';

/** How a message goes on once it need not wait any more. */
export interface Exit {
  readonly send: Send;
  readonly done: Done;
}

export interface FollowingOptions {
  /** Name of a context store, blank for the default. */
  readonly store: string;
  readonly pace: Pace;
  readonly submit: (poll: PlatformTask) => void;
  /** Milliseconds since 1970 on the platform's clock. */
  readonly now: () => number;
  readonly leave: (followed: Followed & Exit, outcome: Outcome) => void;
  /** Called when the number of messages has changed. */
  readonly changed: () => void;
}

interface Waiter extends Followed, Exit {
  readonly key: string;
  readonly keeper: Keeper;
  /** Whether the store has it. */
  readonly isKept: Promise<boolean>;
}

/** On its way back into the node. */
type Returning = Followed & Pick<Waiter, 'key' | 'keeper'>;

/** Milliseconds that a store may take for what it was told before the node was closed. */
const STORE_DEADLINE = 5000;

export class Following {
  /** Messages that have been handed to the node and not come in yet. */
  returning = 0;
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #options: FollowingOptions;
  readonly #follower: Follower<Waiter>;
  readonly #returning = new WeakMap<Message, Returning>();
  /** Keys of this life. */
  readonly #own = new Set<string>();
  readonly #removals = new Set<Promise<void>>();
  #keeper: Keeper | undefined;
  #taken = 0;
  #hasWarned = false;
  #isClosed = false;

  constructor(RED: NodeAPI, node: Node, options: FollowingOptions) {
    this.#RED = RED;
    this.#node = node;
    this.#options = options;
    const { pace, submit, now } = options;
    this.#follower = new Follower({
      pace,
      submit,
      now,
      ended: (waiter, outcome, polls) => {
        this.#ended(waiter, outcome, polls);
      },
    });
  }

  get size(): number {
    return this.#follower.size;
  }

  /** Lets a message wait for the result. */
  take(followed: Followed, { send, done }: Exit): void {
    const keeper = (this.#keeper ??= createKeeper(this.#RED, this.#node, this.#options.store));
    const key = KEY_PREFIX + randomUUID().replaceAll('-', '');
    this.#own.add(key);
    const isKept = this.#keep(keeper, key, followed);
    this.#follower.add({ ...followed, send, done, key, keeper, isKept });
    this.#options.changed();
  }

  /** Hands all that an earlier life of the node has left behind to the node. */
  async resume(): Promise<void> {
    const { found, problems } = await findKept(this.#RED, this.#node, this.#options.store);
    for (const problem of problems) this.#warnStore(problem);
    let broken = 0;
    const returning: Returning[] = [];
    for (const { key, keeper, text } of found) {
      const followed = this.#own.has(key) ? undefined : fromText(text);
      if (followed !== undefined) returning.push({ ...followed, key, keeper });
      else if (!this.#own.has(key)) broken += 1;
    }
    if (broken > 0) this.#warnStore(`${broken} entries cannot be read`);
    for (const followed of returning.sort((a, b) => a.came - b.came)) {
      if (this.#isClosed) return;
      this.#giveBack(followed);
    }
  }

  #giveBack(followed: Returning): void {
    this.#returning.set(followed.msg, followed);
    this.returning += 1;
    try {
      this.#node.receive(followed.msg);
    } catch (error) {
      // Somebody's hook; the message stays in the store.
      this.#warnStore(messageOf(error));
    }
  }

  /** Whether it is a message that comes back; if so it has been taken up again. */
  takesBack(msg: Message, { send, done }: Exit): boolean {
    const followed = this.#returning.get(msg);
    if (followed === undefined) return false;
    this.#returning.delete(msg);
    this.returning -= 1;
    // It is still in the store for the next life.
    if (this.#isClosed) return true;
    const waiter = { ...followed, send, done, isKept: Promise.resolve(true) };
    this.#follower.resume(waiter, Date.now() - followed.came, this.#taken);
    this.#taken += 1;
    this.#options.changed();
    return true;
  }

  /**
   * Asks nothing any more. What the store has stays there for the next life of the node, unless there is none; the
   * rest leaves.
   */
  async close(removed: boolean): Promise<void> {
    this.#isClosed = true;
    const left = this.#follower.close();
    const kept = await Promise.all(left.map(({ isKept }) => within(STORE_DEADLINE, isKept)));
    const stays = (index: number): boolean => !removed && kept[index] === true;
    const staying = left.filter((_waiter, index) => stays(index));
    left.forEach((waiter, index) => {
      if (stays(index)) return;
      this.#remove(waiter);
      this.#options.leave(waiter, stopped(waiter));
    });
    await within(STORE_DEADLINE, Promise.all(this.#removals));
    if (staying.length > 0) this.#announce(staying);
  }

  #announce(staying: readonly Waiter[]): void {
    const { type } = this.#node;
    const count = staying.length;
    const isVolatile = staying.some(({ keeper }) => keeper.isVolatile);
    if (isVolatile) this.#node.warn(this.#RED._(`${type}.log.followedInMemory`, { count }));
    else this.#node.log(this.#RED._(`${type}.log.followedOn`, { count }));
  }

  #ended(waiter: Waiter, outcome: Outcome, polls: number): void {
    this.#remove(waiter);
    const attempts = waiter.attempts === 0 ? polls : waiter.attempts;
    const truth = waiter.mayHaveHappened ? afterUnknown(outcome) : outcome;
    this.#options.leave({ ...waiter, attempts }, truth);
    this.#options.changed();
  }

  async #keep(keeper: Keeper, key: string, followed: Followed): Promise<boolean> {
    try {
      await keeper.put(key, toText(followed));
      return true;
    } catch (error) {
      this.#warnNotKept(followed.msg, messageOf(error));
      return false;
    }
  }

  #remove({ key, keeper, isKept }: Waiter): void {
    const removal = isKept
      .then((is) => (is ? keeper.remove(key) : undefined))
      .catch((error: unknown) => {
        this.#warnStore(messageOf(error));
      })
      .finally(() => {
        this.#own.delete(key);
        this.#removals.delete(removal);
      });
    this.#removals.add(removal);
  }

  /** Once: what is wrong with one message is wrong with the next. */
  #warnNotKept(msg: Message, problem: string): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    const id = msg._msgid ?? '?';
    this.#node.warn(this.#RED._(`${this.#node.type}.log.notStored`, { id, problem }));
  }

  #warnStore(problem: string): void {
    this.#node.warn(this.#RED._(`${this.#node.type}.log.storeFailed`, { problem }));
  }
}

function stopped({ uuid, expires }: Followed): Outcome {
  const text =
    'the node was stopped before the result was known; the platform keeps the command, and the device may carry it out';
  const cached = expires === undefined ? { uuid } : { uuid, expires };
  return { ...failed(new OneNetError('ONENET_STOPPED', text), 'unknown'), cached };
}
