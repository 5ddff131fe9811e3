/** The connections to one platform: kept alive, used again, and never more than allowed. */

import type { BaseUrl } from '../base-url';
import type { Room } from '../room';
import type { Answer } from './answer';
import { Connection, type ConnectionOwner } from './connection';
import { ConnectFailure } from './connect-failure';
import type { Connector } from './connected';
import { Deadlines } from './deadlines';
import type { Exchange } from './exchange';
import { badAnswer, isWriteFailure, noReply, notSent, stopped, TOO_LARGE } from './failure';
import { MAX_CONNECTING } from './limits';
import { Ramp } from './ramp';
import { StopSignals } from './stop-signals';
import { WaitingLine } from './waiting-line';

export interface PoolOptions {
  readonly baseUrl: BaseUrl;
  readonly connector: Connector;
  readonly maxConnections: number;
  /** Requests beyond these are better kept elsewhere than here, where they wait for a connection. */
  readonly maxWaiting: number;
}

/**
 * Hands each exchange to the connection that fell idle last. So the others stay idle and close by themselves once
 * the load is less; and a stack finds one at once, where undici's own pool searches all of them.
 */
export class ConnectionPool implements ConnectionOwner, Room {
  readonly #options: PoolOptions;
  readonly #origin: URL;
  readonly #open = new Set<Connection>();
  /** Those of them whose sockets are still being set up. */
  readonly #connecting = new Set<Connection>();
  /** Those that are given up, until their sockets are closed. */
  readonly #leaving = new Set<Connection>();
  /** Each has an open socket; the one used last is at the end. */
  readonly #idle: Connection[] = [];
  /** Exchanges for which no connection is free. */
  readonly #line = new WaitingLine();
  readonly #ramp: Ramp;
  readonly #deadlines = new Deadlines(() => this.#underWay());
  readonly #stopSignals = new StopSignals(() => this.#underWay());
  /**
   * Whether the server has let a request go into a connection that it was about to close, without having said so. From
   * then on each request waits the turn in which such a close is read.
   */
  #isDistrusted = false;
  #closed = false;
  #held: () => number = () => 0;
  #roomMade: (() => void) | undefined;
  /** Whether somebody was told that there is no room. */
  #isAwaited = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#origin = new URL(options.baseUrl.origin);
    this.#ramp = new Ramp(
      options.maxConnections,
      () => this.#open.size - this.#idle.length,
      () => this.#line.length + this.#held(),
      () => {
        this.#connectWaiting();
      },
    );
  }

  watch(held: () => number, made: () => void): void {
    this.#held = held;
    this.#roomMade = made;
  }

  has(): boolean {
    const hasRoom =
      this.#closed ||
      this.#idle.length > 0 ||
      this.#mayConnect() ||
      this.#line.length < this.#options.maxWaiting;
    this.#isAwaited = !hasRoom;
    // What is kept back outside counts for the pace as what waits in here.
    if (!hasRoom) this.#ramp.watch();
    return hasRoom;
  }

  start(exchange: Exchange): void {
    if (this.#closed) {
      exchange.fail(stopped());
      return;
    }
    this.#deadlines.watch(exchange);
    this.#stopSignals.heed(exchange);
    const idle = this.#idle.pop();
    if (idle !== undefined) idle.carry(exchange, this.#isDistrusted);
    else if (this.#mayConnect()) this.#connect(exchange);
    else this.#wait(exchange);
  }

  #wait(exchange: Exchange): void {
    this.#line.push(exchange);
    this.#ramp.watch();
  }

  /** Stops everything that is under way and resolves when all sockets are closed. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#idle.length = 0;
    this.#ramp.stop();
    this.#deadlines.stop();
    for (let each = this.#line.shift(); each !== undefined; each = this.#line.shift()) each.stop();
    for (const each of [...this.#open]) each.stop();
    await Promise.all([...this.#open, ...this.#leaving].map((each) => each.closed()));
  }

  connected(connection: Connection): void {
    if (this.#connecting.delete(connection)) this.#connectWaiting();
  }

  answered(connection: Connection, exchange: Exchange, answer: Answer): void {
    this.#ramp.answered();
    const waiting = this.#line.shift();
    if (waiting === undefined) this.#idle.push(connection);
    else connection.carry(waiting, this.#isDistrusted);
    try {
      exchange.succeed(answer.read());
    } catch (error) {
      const { status } = answer;
      const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      exchange.fail(badAnswer(tooLarge ? TOO_LARGE : BROKEN_COMPRESSION, error, status));
    }
  }

  failed(connection: Connection, exchange: Exchange, error: Error): void {
    const { closedOnUse } = connection;
    this.#forget(connection);
    const { authority, secure } = this.#options.baseUrl;
    if (exchange.sent && !isWriteFailure(error, secure)) {
      if (closedOnUse) this.#isDistrusted = true;
      exchange.fail(noReply(error, authority));
    } else if (error instanceof ConnectFailure || exchange.moved || this.#closed) {
      exchange.fail(notSent(error, authority));
    } else {
      // The server had closed the idle connection, and the news arrived together with the request.
      exchange.moved = true;
      exchange.sent = false;
      this.#connect(exchange);
    }
    this.#connectWaiting();
  }

  ended(connection: Connection): void {
    this.#forget(connection);
    const at = this.#idle.indexOf(connection);
    if (at >= 0) this.#idle.splice(at, 1);
    this.#connectWaiting();
  }

  *#underWay(): Iterable<Exchange> {
    for (const { exchange } of this.#open) if (exchange !== undefined) yield exchange;
    yield* this.#line;
  }

  #forget(connection: Connection): void {
    connection.destroy();
    if (!this.#open.delete(connection)) return;
    this.#connecting.delete(connection);
    this.#leaving.add(connection);
    void connection.closed().then(() => this.#leaving.delete(connection));
  }

  #mayConnect(): boolean {
    return this.#open.size < this.#ramp.allowed && this.#connecting.size < MAX_CONNECTING;
  }

  #connect(exchange: Exchange): void {
    const { connector } = this.#options;
    const connection = new Connection(this.#origin, connector, this);
    this.#open.add(connection);
    this.#connecting.add(connection);
    connection.carry(exchange);
  }

  #connectWaiting(): void {
    while (!this.#closed && this.#mayConnect()) {
      const waiting = this.#line.shift();
      if (waiting === undefined) break;
      this.#connect(waiting);
    }
    // An answer makes room as well, but who gets it will ask by itself; and later, so that no call is inside another.
    if (this.#isAwaited && this.has() && this.#roomMade) queueMicrotask(this.#roomMade);
  }
}

const BROKEN_COMPRESSION = 'the compression of the answer is broken; check any proxy in between';
