import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer, type AddressInfo, type Server as Listener, type Socket } from 'node:net';

import { chance, pick } from '../random';
import { ANSWERS } from './answers';
import type { Behaviour } from './behaviour';
import { readBody, readHead } from './command';
import type { Exchange } from './exchange';
import { FAULTS, TOO_LATE } from './faults';
import type { Treatment } from './log';

export interface ChaosOptions {
  readonly seed: number;
  /** After so many commands the server stops listening for a while; 0 is never. */
  readonly outageEvery: number;
  /** How long it does not listen, in milliseconds. */
  readonly outageMs: number;
  /** The share of connections that are reset as soon as they are made. */
  readonly refusedConnections: number;
  /** How often a device is kept waiting until the client gives up; each time costs ten seconds. */
  readonly slowPerDevice: number;
}

export const BEHAVIOURS: readonly Behaviour[] = [...ANSWERS, ...FAULTS, TOO_LATE];
const QUICK = BEHAVIOURS.filter(({ slow }) => slow !== true);

/** Of all connections, those that an outage cuts. */
const CUT_BY_OUTAGE = 0.3;

/**
 * A platform with every fault a network has. What it does with a command depends on the seed, the command's number and
 * the attempt alone; a device named after a behaviour (`hang.7`) is always treated so.
 */
export class ChaosServer {
  readonly #options: ChaosOptions;
  readonly #http: Server;
  /** Every open connection, with what was done last on it. */
  readonly #sockets = new Map<Socket, Treatment | undefined>();
  readonly #attempts = new Map<number, number>();
  readonly #slow = new Map<string, number>();
  /** Whether it leaves commands without an answer until the client gives up. */
  slow = true;
  #listener: Listener | undefined;
  #port = 0;
  #log: Treatment[] = [];
  #connections = 0;
  #commands = 0;
  #stopped = false;

  constructor(options: ChaosOptions) {
    this.#options = options;
    this.#http = createHttpServer({ keepAliveTimeout: 2000 }, (request, response) => {
      this.#serve({ request, response });
    });
  }

  get openConnections(): number {
    return this.#sockets.size;
  }

  /** Resolves with the port, which stays the same over all outages. */
  async start(): Promise<number> {
    await this.#listen();
    return this.#port;
  }

  /** All treatments since the last call. */
  take(): Treatment[] {
    const taken = this.#log;
    this.#log = [];
    return taken;
  }

  /** Without effect on what is under way elsewhere: the process ends next. */
  stop(): void {
    this.#stopped = true;
    this.#listener?.close();
    for (const socket of this.#sockets.keys()) socket.destroy();
  }

  #listen(): Promise<void> {
    // Not the HTTP server itself: closing that one also closes its idle connections.
    const listener = createServer((socket) => {
      this.#connect(socket);
    });
    this.#listener = listener;
    return new Promise((resolve, reject) => {
      listener.once('error', reject);
      listener.listen({ port: this.#port, host: '127.0.0.1', backlog: 4096 }, () => {
        this.#port = (listener.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  #connect(socket: Socket): void {
    this.#sockets.set(socket, undefined);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#sockets.delete(socket));
    this.#connections += 1;
    const { seed, refusedConnections } = this.#options;
    if (chance(seed, 1, this.#connections) < refusedConnections) socket.resetAndDestroy();
    else this.#http.emit('connection', socket);
  }

  #serve(exchange: Exchange): void {
    const { request } = exchange;
    const { device, seq } = readHead(request.url ?? '');
    const early = seq === undefined ? undefined : this.#choose(device, seq);
    if (early?.atHead === true) {
      this.#note(exchange, { device, seq, behaviour: early.name, complete: false });
      early.act(exchange);
      return;
    }
    readText(request, (text) => {
      const number = text === undefined ? seq : readBody(text);
      if (seq !== undefined && number !== seq) throw new Error(`${seq} came with ${text ?? ''}`);
      const behaviour = request.socket.writableEnded
        ? TOO_LATE
        : (early ?? this.#choose(device, number ?? 0));
      const complete = text !== undefined;
      this.#note(exchange, { device, seq: number, behaviour: behaviour.name, complete });
      if (!complete) return;
      behaviour.act(exchange);
      this.#countCommand();
    });
  }

  #choose(device: string, seq: number): Behaviour {
    const attempt = (this.#attempts.get(seq) ?? 0) + 1;
    this.#attempts.set(seq, attempt);
    const named = byName(device.slice(0, device.indexOf('.')));
    if (named !== undefined) return named;
    const random = chance(this.#options.seed, 2, seq, attempt);
    const chosen = pick(BEHAVIOURS, random);
    if (chosen.slow !== true) return chosen;
    if (!this.slow) return pick(QUICK, random);
    const before = this.#slow.get(device) ?? 0;
    this.#slow.set(device, before + 1);
    return before < this.#options.slowPerDevice ? chosen : pick(QUICK, random);
  }

  #note({ request }: Exchange, done: Omit<Treatment, 'at'>): void {
    const treatment = { ...done, at: Date.now() };
    this.#log.push(treatment);
    if (this.#sockets.has(request.socket)) this.#sockets.set(request.socket, treatment);
  }

  #countCommand(): void {
    this.#commands += 1;
    const { outageEvery } = this.#options;
    if (outageEvery > 0 && this.#commands % outageEvery === 0) this.#fallSilent();
  }

  #fallSilent(): void {
    const { seed, outageMs } = this.#options;
    this.#listener?.close();
    let index = 0;
    for (const [socket, last] of this.#sockets) {
      index += 1;
      if (chance(seed, 3, this.#commands, index) >= CUT_BY_OUTAGE) continue;
      if (last !== undefined) last.cut = true;
      socket.resetAndDestroy();
    }
    setTimeout(() => {
      if (!this.#stopped) void this.#listen();
    }, outageMs);
  }
}

function byName(wanted: string): Behaviour | undefined {
  return BEHAVIOURS.find(({ name }) => name === wanted);
}

/** Calls back once, with nothing if the connection broke before the end. */
function readText(request: IncomingMessage, callback: (text: string | undefined) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.once('close', () => {
    if (!request.complete) callback(undefined);
  });
  request.once('end', () => {
    callback(Buffer.concat(chunks).toString());
  });
  request.on('error', () => undefined);
}
