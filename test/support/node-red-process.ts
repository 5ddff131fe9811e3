import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import type { Socket } from 'node:net';
import { dirname, join } from 'node:path';

import type { EventOf, NodeRedEvent } from './node-red-events';

export interface NodeRedOptions {
  readonly userDir: string;
  /** The folder of the `node-red` package; by default the one that this project develops with. */
  readonly nodeRed?: string;
  /** The Node that runs it; by default this one. */
  readonly node?: string;
  /** Settings beside those for tests. */
  readonly settings?: object;
  /** Environment variables beside this process's own; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** An answer of the admin API. */
export interface AdminAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  json(): unknown;
}

/** Milliseconds for Node-RED to start, to stop, and for anything that a test waits for. */
const DEADLINE = { start: 60_000, stop: 20_000, event: 30_000 };

/** A real Node-RED in a process of its own, on a free loopback port. */
export class NodeRedProcess {
  readonly #child: ChildProcess;
  readonly #arrivals = new EventEmitter();
  readonly #events: NodeRedEvent[] = [];
  #log = '';
  #url = '';

  private constructor(options: NodeRedOptions) {
    const nodeRed = options.nodeRed ?? dirname(require.resolve('node-red/package.json'));
    this.#child = fork(join(__dirname, 'node-red-child.cjs'), [nodeRed], {
      cwd: options.userDir,
      execPath: options.node ?? process.execPath,
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        ...options.env,
        // The child runs a build, whose coverage nobody asked for.
        NODE_V8_COVERAGE: undefined,
        ONENET_TEST_SETTINGS: JSON.stringify({ userDir: options.userDir, ...options.settings }),
      },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#log += text));
    }
    this.#child.on('message', (event) => {
      this.#events.push(event as NodeRedEvent);
      this.#arrivals.emit('event');
    });
    this.#child.once('exit', () => this.#arrivals.emit('event'));
    this.#letGo();
    this.#arrivals.setMaxListeners(0);
  }

  /** A test that failed before it stopped its Node-RED shall not keep mocha from ending; the child ends with it. */
  #letGo(): void {
    this.#child.unref();
    this.#child.channel?.unref();
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      (stream as Socket | null)?.unref();
    }
  }

  /** Starts Node-RED and resolves once its editor answers. Rejects with its log if it does not. */
  static async start(options: NodeRedOptions): Promise<NodeRedProcess> {
    const started = new NodeRedProcess(options);
    try {
      const { port } = await started.event('ready', () => true, { deadline: DEADLINE.start });
      started.#url = `http://127.0.0.1:${port}`;
      return started;
    } catch (error) {
      started.#child.kill('SIGKILL');
      throw error;
    }
  }

  get url(): string {
    return this.#url;
  }

  /** All that the process has printed. */
  get log(): string {
    return this.#log;
  }

  /** All that the runtime has done so far. */
  get events(): readonly NodeRedEvent[] {
    return this.#events;
  }

  /** Asks the admin API. A body that is an object is sent as JSON. */
  async admin(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<AdminAnswer> {
    const response = await fetch(this.#url + path, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const contentType = response.headers.get('content-type') ?? '';
    return { status: response.status, contentType, text, json: () => JSON.parse(text) as unknown };
  }

  /** Replaces the flows and resolves once the new ones run. */
  async deploy(flows: readonly object[], type: 'full' | 'flows' | 'nodes' = 'full'): Promise<void> {
    const from = this.#events.length;
    const answer = await this.admin('POST', '/flows', {
      body: flows,
      headers: { 'Node-RED-Deployment-Type': type },
    });
    if (answer.status !== 204) throw new Error(`deploy: ${answer.status} ${answer.text}`);
    await this.event('flows', () => true, { from });
  }

  /** Presses the button of an inject node. */
  async inject(id: string): Promise<void> {
    const answer = await this.admin('POST', `/inject/${id}`);
    if (answer.status !== 200) throw new Error(`inject ${id}: ${answer.status} ${answer.text}`);
  }

  /** Where the built-in simulator and its page are; a flow has to use it already. */
  async simulatorUrl(): Promise<string> {
    const from = this.#events.length;
    this.#child.send('simulator');
    const { url } = await this.event('simulator', () => true, { from });
    if (url === undefined) throw new Error('no flow uses the built-in simulator');
    return url;
  }

  /** The first event of a kind that fits, whether it came already or is still to come. */
  async event<Kind extends NodeRedEvent['kind']>(
    kind: Kind,
    fits: (event: EventOf<Kind>) => boolean,
    { from = 0, deadline = DEADLINE.event }: { from?: number; deadline?: number } = {},
  ): Promise<EventOf<Kind>> {
    const signal = AbortSignal.timeout(deadline);
    const isWanted = (event: NodeRedEvent): event is EventOf<Kind> =>
      event.kind === kind && fits(event as EventOf<Kind>);
    for (;;) {
      const found = this.#events.slice(from).find(isWanted);
      if (found !== undefined) return found;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        throw new Error(`Node-RED ended while a test waited for "${kind}":\n${this.#log}`);
      }
      try {
        await once(this.#arrivals, 'event', { signal });
      } catch {
        throw new Error(`no "${kind}" within ${deadline} ms; Node-RED's log:\n${this.#log}`);
      }
    }
  }

  /** Ends Node-RED without asking: with a login it keeps timers of its own, and does not end by itself. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit', { signal: AbortSignal.timeout(DEADLINE.stop) });
    this.#child.kill('SIGKILL');
    await ended;
  }

  /** Stops Node-RED and resolves with its exit code; one that does not end is killed, and that is an error. */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    const ended = once(this.#child, 'exit', { signal: AbortSignal.timeout(DEADLINE.stop) });
    this.#child.send('stop');
    try {
      await ended;
    } catch {
      this.#child.kill('SIGKILL');
      throw new Error(`Node-RED did not stop within ${DEADLINE.stop} ms:\n${this.#log}`);
    }
    return this.#child.exitCode;
  }
}
