/**
 * The messages of one node that wait for the result of a cached command, through every deploy and restart.
 *
 * A message is kept in a context store from the moment that it waits. When the node is closed it does not leave; the
 * node that comes in its place hands it to itself as an input, so that Node-RED gives it a way out and a `done`.
 */

import { failed, messageOf, OneNetError, type Outcome } from '../../../lib/onenet';
import type { Done, Message, Node, NodeAPI, Send } from '../node-red';
import type { PlatformTask } from '../platform/platform';
import { Follower } from './result-poller';
import type { Followed } from './tracked-message';
import { isGone } from './deployed-nodes';
import type { Pace } from './schedule';
import { Shelf, type Place } from './message-store';
import { afterUnknown } from './verdict';

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

type Waiter = Followed & Exit & Place;

export class Following {
  /** Messages that have been handed to the node and not come in yet. */
  returning = 0;
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #options: FollowingOptions;
  readonly #shelf: Shelf;
  /** Made for the first message that waits: most nodes never follow one. */
  #follower: Follower<Waiter> | undefined;
  readonly #returning = new WeakMap<Message, Followed & Place>();
  #taken = 0;
  /** Those who still waited at the end of the node's life. */
  readonly #left: Waiter[] = [];
  #life: 'open' | 'stopped' | 'closed' = 'open';

  constructor(RED: NodeAPI, node: Node, options: FollowingOptions) {
    this.#RED = RED;
    this.#node = node;
    this.#options = options;
    this.#shelf = new Shelf(RED, node, options.store);
  }

  get size(): number {
    return this.#follower?.size ?? 0;
  }

  /** Lets a message wait for the result, in the next life of the node if this one is about to end. */
  take(followed: Followed, { send, done }: Exit): void {
    const waiter = { ...followed, send, done, ...this.#shelf.put(followed) };
    switch (this.#life) {
      case 'open':
        this.#asking().add(waiter);
        this.#options.changed();
        break;
      case 'stopped':
        this.#left.push(waiter);
        break;
      case 'closed':
        this.#leave(waiter, stopped());
    }
  }

  /** Hands all that an earlier life of the node has left behind to the node. */
  async resume(): Promise<void> {
    for (const followed of await this.#shelf.find()) {
      if (this.#life !== 'open') return;
      this.#returning.set(followed.msg, followed);
      this.returning += 1;
      try {
        this.#node.receive(followed.msg);
      } catch (error) {
        // Somebody's hook; the message stays in the store.
        this.#shelf.warn(messageOf(error));
      }
    }
  }

  /** Whether it is a message that comes back; if so it has been taken up again. */
  takesBack(msg: Message, { send, done }: Exit): boolean {
    const followed = this.#returning.get(msg);
    if (followed === undefined) return false;
    this.#returning.delete(msg);
    this.returning -= 1;
    // It is still in the store for the next life.
    if (this.#life !== 'open') return true;
    const age = Date.now() - followed.came;
    this.#asking().resume({ ...followed, send, done }, age, this.#taken);
    this.#taken += 1;
    this.#options.changed();
    return true;
  }

  /** Asks nothing any more, so that no message leaves for nodes that may be gone already. */
  stop(): void {
    this.#life = 'stopped';
    if (this.#follower !== undefined) this.#left.push(...this.#follower.close());
  }

  /**
   * What the store has stays there for the next life of the node, unless there is none; the rest leaves.
   *
   * @param removed whether Node-RED says that there is none
   */
  async close(removed: boolean): Promise<void> {
    this.stop();
    this.#life = 'closed';
    const left = this.#left;
    const ends = removed || (left.length > 0 && isGone(this.#RED, this.#node));
    const kept = await this.#shelf.keeps(left);
    const stays = (_waiter: Waiter, index: number): boolean => !ends && kept[index] === true;
    left.forEach((waiter, index) => {
      if (!stays(waiter, index)) this.#leave(waiter, stopped());
    });
    await this.#shelf.settled();
    this.#announce(left.filter(stays));
  }

  #asking(): Follower<Waiter> {
    const { pace, submit, now } = this.#options;
    this.#follower ??= new Follower({
      ...{ pace, submit, now },
      ended: (waiter, outcome, polls) => {
        this.#ended(waiter, outcome, polls);
      },
    });
    return this.#follower;
  }

  #ended(waiter: Waiter, outcome: Outcome, polls: number): void {
    const attempts = waiter.attempts === 0 ? polls : waiter.attempts;
    this.#leave({ ...waiter, attempts }, waiter.mayHaveHappened ? afterUnknown(outcome) : outcome);
    this.#options.changed();
  }

  /** Whatever the end, a flow finds the name of the command in it, and can go on from there. */
  #leave(waiter: Waiter, outcome: Outcome): void {
    this.#shelf.remove(waiter);
    const { uuid, expires } = waiter;
    const cached = outcome.cached ?? (expires === undefined ? { uuid } : { uuid, expires });
    this.#options.leave(waiter, { ...outcome, cached });
  }

  #announce(staying: readonly Waiter[]): void {
    const count = staying.length;
    if (count === 0) return;
    const { type } = this.#node;
    if (staying.some(({ keeper }) => keeper.isVolatile)) {
      this.#node.warn(this.#RED._(`${type}.log.followedInMemory`, { count }));
    } else {
      this.#node.log(this.#RED._(`${type}.log.followedOn`, { count }));
    }
  }
}

function stopped(): Outcome {
  const text =
    'the node was stopped before the result was known; the platform keeps the command, and the device may carry it out';
  return failed(new OneNetError('ONENET_STOPPED', text), 'unknown');
}
