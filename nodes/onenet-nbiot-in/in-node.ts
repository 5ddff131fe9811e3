/** The node that receives what the platform pushes. */

import type { Server } from 'node:net';
import { faultOf, isLoopback, pointedSentence, type Fault } from '../../lib/contract';
import { messageOf, type CommandResult, type PushedMessage, type Repeats } from '../../lib/onenet';
import { acquireSimulator, type PushTarget } from '../../lib/simulator';
import { isGone } from '../shared/deploy';
import { runtimeLanguage } from '../shared/message/result';
import type { HttpRequest, HttpResponse, Message, Node, NodeAPI } from '../shared/node-red';
import type { PlatformNode } from '../shared/platform/platform';
import { readDialect } from '../shared/platform/settings';
import { announceResult } from '../shared/tracking/message-tracker';
import { InStatus, RefusalLog } from './in-status';
import {
  leaveHandover,
  lostMessages,
  Outbox,
  SentMessages,
  takeHandover,
  type Batch,
  type UndeliveredMessages,
} from './outbox';
import { PushReceiver, type Body } from './receiver';
import { pushRoutes, type Claim } from './routes';
import { readSettings, type InConfig, type InCredentials, type InSettings } from './settings';

/** An event that Node-RED sends to its editors; one of them says that the flows were stopped. */
interface RuntimeEvent {
  readonly id?: string;
  readonly payload?: { readonly state?: string; readonly deploy?: boolean };
}

/** Makes a node that Node-RED has just created listen. */
export function startInNode(RED: NodeAPI, node: Node<InCredentials>, config: InConfig): void {
  const settings = readSettings(config, node.credentials ?? {});
  if (settings.ok) {
    new InController(RED, node, config, settings.value).start();
    return;
  }
  const status = new InStatus(node);
  node.error(pointedSentence(settings.fault, runtimeLanguage(RED)));
  status.setFault(STATUS_OF[settings.fault.rule] ?? 'config');
  node.on('close', (_removed, done) => {
    status.stop();
    done();
  });
}

/** What the status says of a setting, by the rule that it breaks. */
const STATUS_OF: Readonly<Partial<Record<Fault['rule'], string>>> = {
  unsetVariable: 'variable',
  pushTokenMissing: 'token',
};

class InController implements Claim {
  readonly path: string;
  readonly label: string;
  readonly auth: boolean;
  isOpen = false;
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #settings: InSettings;
  /** ID of the config node; blank for none. */
  readonly #platform: string;
  readonly #status: InStatus;
  readonly #outbox: Outbox;
  readonly #sent: SentMessages;
  readonly #receiver: PushReceiver;
  readonly #repeats: Repeats;
  #shownFault: Fault['rule'] | undefined;

  constructor(
    RED: NodeAPI,
    node: Node,
    { name = '', platform = '' }: InConfig,
    settings: InSettings,
  ) {
    const { repeats, unsent, undelivered } = takeHandover(RED, node.id);
    this.path = settings.path;
    this.label = name === '' ? node.id : name;
    this.auth = settings.auth;
    this.#RED = RED;
    this.#node = node;
    this.#settings = settings;
    this.#platform = platform;
    this.#status = new InStatus(node);
    this.#repeats = repeats;
    const send = (message: PushedMessage, batch: Batch): void => {
      this.#send(message, batch);
    };
    // What a hook of another package throws, for one.
    const failed = (error: unknown): void => {
      this.#warn('pushFailed', { problem: messageOf(error) });
    };
    this.#sent = new SentMessages(RED, node);
    // Before those that were not sent; the nodes behind have not been made yet.
    if (undelivered.messages.length > 0) {
      setImmediate(() => {
        this.#sendAgain(undelivered);
      });
    }
    this.#outbox = new Outbox({ send, failed }, unsent);
    const log = new RefusalLog(({ rule, params }) => {
      this.#warn(rule, params);
    });
    this.#receiver = new PushReceiver({
      verify: settings.verify,
      secrets: settings.secrets,
      outbox: this.#outbox,
      refused: (status, fault) => {
        this.#status.refused(status);
        log.add(status, fault);
      },
      taken: (messages) => {
        this.#status.taken(messages);
      },
    });
  }

  start(): void {
    const routes = pushRoutes(this.#RED);
    routes.add(this);
    this.changed();
    const { secrets } = this.#settings;
    const simulator = startSimulatorPush(
      this.#RED,
      this.#platform,
      routes.wholePath(this),
      secrets,
    );
    this.#node.on('close', (removed, done) => {
      const isGoneForGood = removed || isGone(this.#RED, this.#node);
      routes.remove(this, !isGoneForGood);
      this.isOpen = false;
      this.#leave(isGoneForGood);
      this.#status.stop();
      if (simulator === undefined) done();
      else simulator.close().then(done, done);
    });
  }

  changed(): void {
    const fault = pushRoutes(this.#RED).findFault(this);
    this.isOpen = fault === undefined;
    this.#status.setFault(fault === undefined ? undefined : 'path');
    if (fault !== undefined && fault.rule !== this.#shownFault) {
      this.#node.error(pointedSentence(fault, runtimeLanguage(this.#RED)));
    }
    this.#shownFault = fault?.rule;
  }

  handle(request: HttpRequest, response: HttpResponse, body?: Body): void {
    this.#receiver.handle(request, response, body);
  }

  #send(pushed: PushedMessage, { signature }: Batch): void {
    const { filter, repeats, verify } = this.#settings;
    if (signature === 'valid' || signature === 'unchecked') this.#announce(pushed);
    if (!filter(pushed)) return;
    // Also what is let through is remembered, for the time when it is not any more.
    if (this.#repeats.isRepeat(pushed) && !repeats) return;
    this.#sent.send(toMessage(pushed, verify === 'warn' ? signature : undefined));
  }

  #sendAgain(undelivered: UndeliveredMessages): void {
    for (const message of lostMessages(this.#RED, undelivered)) this.#sent.send(message);
  }

  /** Ends what is tracked on the same platform. */
  #announce({ imei, value, outcome }: PushedMessage): void {
    if (outcome === undefined || this.#platform === '') return;
    const { uuid } = value as CommandResult;
    announceResult(this.#platform, { uuid, imei, outcome });
  }

  /** What was answered and not sent waits for the next instance of the node: on a deploy the flow behind it is gone. */
  #leave(isGoneForGood: boolean): void {
    const unsent = this.#outbox.close();
    const count = unsent.reduce((sum, batch) => sum + batch.count, 0);
    if (isGoneForGood) {
      if (count > 0) this.#warn('pushLost', { count });
      return;
    }
    const undelivered = this.#sent.close();
    leaveHandover(this.#RED, this.#node.id, { repeats: this.#repeats, unsent, undelivered });
    const { messages, receivers } = undelivered;
    this.#warnIfStopped(count + (receivers.size > 0 ? messages.length : 0));
  }

  /** After a stop there may be no next instance. Node-RED tells it from a deploy only once all nodes are closed. */
  #warnIfStopped(count: number): void {
    const { events } = this.#RED;
    if (count === 0 || events === undefined) return;
    const tell = ({ id, payload }: RuntimeEvent): void => {
      if (id !== 'runtime-state' || payload?.state !== 'stop') return;
      events.off('runtime-event', tell);
      if (payload.deploy !== true) this.#warn('pushStopped', { count });
    };
    events.on('runtime-event', tell);
  }

  #warn(rule: Fault['rule'], params: Fault['params']): void {
    this.#node.warn(pointedSentence(faultOf(rule, params), runtimeLanguage(this.#RED)));
  }
}

/**
 * A pushed message as a flow gets it. `msg.topic` is `<imei>/<objId>/<objInstId>/<resId>`, `<imei>/online`,
 * `<imei>/result` or `<imei>/other`; fields of `msg.onenet` that the platform does not tell are missing.
 *
 * @param signature told where one that does not fit is let through
 */
function toMessage(pushed: PushedMessage, signature: string | undefined): Message {
  const { kind, imei, path, at, deviceId, id, value, raw } = pushed;
  const onenet: Record<string, unknown> = { kind };
  if (imei !== undefined) onenet.imei = imei;
  if (path !== undefined) onenet.path = path;
  if (at !== undefined) onenet.at = at;
  if (deviceId !== undefined) onenet.deviceId = deviceId;
  if (id !== undefined) onenet.id = id;
  if (signature !== undefined) onenet.signature = signature;
  onenet.raw = raw;
  const device = imei ?? deviceId;
  const about = kind === 'data' ? (path ?? kind) : kind;
  return { topic: device === undefined ? about : `${device}/${about}`, payload: value, onenet };
}

/**
 * Has the built-in simulator push to a node whose platform it is, so that nothing need be set up.
 *
 * @param platform ID of the config node
 * @param path whole, from the root of the server
 * @returns `undefined` where the platform is not the simulator, or cannot reach this Node-RED: it pushes over plain HTTP
 *   to this computer only
 */
function startSimulatorPush(
  RED: NodeAPI,
  platform: string,
  path: string,
  secrets: Pick<PushTarget, 'token' | 'aesKey'>,
): { close(): Promise<void> } | undefined {
  const node = RED.nodes.getNode(platform) as PlatformNode | null | undefined;
  const { server, settings } = RED;
  if (node?.platform?.simulator !== true || server === undefined) return undefined;
  if (settings?.https !== undefined && settings.https !== null) return undefined;
  const { settings: connection } = node.platform;
  const dialect = readDialect(connection);
  const isNewer = dialect.ok && dialect.value !== 'classic';
  // The key says which form it is for.
  const hasKey = secrets.aesKey !== undefined && secrets.aesKey !== '';
  const form = (hasKey ? secrets.aesKey.length === 16 : isNewer) ? 'new' : 'classic';
  let unsubscribe = (): void => undefined;
  let isClosed = false;
  const simulator = acquireSimulator();
  const subscribe = async (): Promise<void> => {
    const acquired = await simulator;
    const origin = originOf(server);
    if (isClosed || origin === undefined) return;
    unsubscribe = acquired.subscribe({ url: `${origin}${encodeURI(path)}`, ...secrets, form });
  };
  // Node-RED starts the flows before its server listens. Commands report a simulator that does not start.
  const begin = (): void => {
    subscribe().catch(() => undefined);
  };
  if (server.listening) begin();
  else server.once('listening', begin);
  return {
    async close() {
      isClosed = true;
      server.off('listening', begin);
      unsubscribe();
      const [acquired] = await Promise.allSettled([simulator]);
      if (acquired.status === 'fulfilled') await acquired.value.release();
    },
  };
}

/** `undefined` where the server listens to another address of this computer, or to a pipe. */
function originOf(server: Server): string | undefined {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') return undefined;
  const { address, port } = bound;
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  const host = address.includes(':') ? `[${address}]` : address;
  return isLoopback(host) ? `http://${host}:${port}` : undefined;
}
