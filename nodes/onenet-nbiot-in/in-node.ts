/** The node that receives what the platform pushes. */

import { faultOf, pointedSentence, type Fault } from '../../lib/contract';
import { messageOf, Repeats, type CommandResult, type PushedMessage } from '../../lib/onenet';
import { runtimeLanguage } from '../shared/message/result';
import type { HttpRequest, HttpResponse, Message, Node, NodeAPI } from '../shared/node-red';
import { isGone } from '../shared/tracking/deployed-nodes';
import { announceResult } from '../shared/tracking/poll';
import type { Body } from './body';
import { InStatus, RefusalLog } from './in-status';
import { Outbox, type Batch } from './outbox';
import { PushReceiver } from './receiver';
import { pushRoutes, type Claim } from './routes';
import { readSettings, type InConfig, type InCredentials, type InSettings } from './settings';
import { lostMessages, SentMessages, type UndeliveredMessages } from './sent-messages';
import { startSimulatorPush } from './simulator-push';

/** What one instance of a node hands over to the next. */
interface Handover {
  readonly repeats: Repeats;
  readonly unsent: readonly Batch[];
  readonly undelivered: UndeliveredMessages;
}

/** An event that Node-RED sends to its editors; one of them says that the flows were stopped. */
interface RuntimeEvent {
  readonly id?: string;
  readonly payload?: { readonly state?: string; readonly deploy?: boolean };
}

/** By node, for each Node-RED that runs in this process. */
const HANDOVERS = new WeakMap<NodeAPI, Map<string, Handover>>();

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

function takeHandover(RED: NodeAPI, id: string): Handover {
  const handovers = HANDOVERS.get(RED);
  const handover = handovers?.get(id);
  handovers?.delete(id);
  return (
    handover ?? {
      repeats: new Repeats(),
      unsent: [],
      undelivered: { messages: [], receivers: new Map() },
    }
  );
}

function leaveHandover(RED: NodeAPI, id: string, handover: Handover): void {
  const handovers = HANDOVERS.get(RED) ?? new Map<string, Handover>();
  HANDOVERS.set(RED, handovers.set(id, handover));
}
