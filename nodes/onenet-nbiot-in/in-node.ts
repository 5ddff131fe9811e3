/** The node that receives what the platform pushes. */

import { pointedSentence, type Fault } from '../../lib/contract';
import {
  messageOf,
  readMessages,
  Repeats,
  type CommandResult,
  type PushedMessage,
} from '../../lib/onenet';
import { runtimeLanguage } from '../shared/message/result';
import type { HttpRequest, HttpResponse, Node, NodeAPI } from '../shared/node-red';
import { isGone } from '../shared/tracking/deployed-nodes';
import { announceResult } from '../shared/tracking/poll';
import type { Body } from './body';
import { InStatus } from './in-status';
import { toMessage } from './message';
import { Outbox, type Batch } from './outbox';
import { PushReceiver } from './receiver';
import { RefusalLog } from './refusals';
import { pushRoutes, type Claim } from './routes';
import { startSimulatorPush } from './simulator-push';
import { readSettings, type InConfig, type InCredentials, type InSettings } from './settings';

/** What one life of a node leaves to the next. */
interface Legacy {
  readonly repeats: Repeats;
  readonly unsent: readonly Batch[];
}

/** By node, for each Node-RED that runs in this process. */
const LEGACIES = new WeakMap<NodeAPI, Map<string, Legacy>>();

/** Makes a node that Node-RED has just created listen. */
export function startInNode(RED: NodeAPI, node: Node<InCredentials>, config: InConfig): void {
  const settings = readSettings(config, node.credentials ?? {});
  if (settings.ok) {
    new InController(RED, node, config, settings.value).start();
    return;
  }
  const status = new InStatus(node);
  node.error(pointedSentence(settings.fault, runtimeLanguage(RED)));
  status.setFault(settings.fault.rule === 'unsetVariable' ? 'variable' : 'config');
  node.on('close', (_removed, done) => {
    status.stop();
    done();
  });
}

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
  readonly #receiver: PushReceiver;
  readonly #repeats: Repeats;
  readonly #unsent: readonly Batch[];
  #shownFault: Fault['rule'] | undefined;

  constructor(
    RED: NodeAPI,
    node: Node,
    { name = '', platform = '' }: InConfig,
    settings: InSettings,
  ) {
    const { repeats, unsent } = inherit(RED, node.id);
    this.path = settings.path;
    this.label = name === '' ? node.id : name;
    this.auth = settings.auth;
    this.#RED = RED;
    this.#node = node;
    this.#settings = settings;
    this.#platform = platform;
    this.#status = new InStatus(node);
    this.#repeats = repeats;
    this.#unsent = unsent;
    this.#outbox = new Outbox((...sending) => this.#sendParts(...sending));
    const log = new RefusalLog((fault) => {
      this.#warn(fault);
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
    // The nodes of a deploy start one after the other, and `http in` nodes may come later.
    const started = (): void => {
      this.changed();
    };
    this.#RED.events?.on('flows:started', started);
    for (const batch of this.#unsent) this.#outbox.add(batch);
    const { secrets } = this.#settings;
    const simulator = startSimulatorPush(
      this.#RED,
      this.#platform,
      routes.wholePath(this),
      secrets,
    );
    this.#node.on('close', (removed, done) => {
      this.#RED.events?.off('flows:started', started);
      this.isOpen = false;
      routes.remove(this);
      this.#leave(removed || isGone(this.#RED, this.#node));
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

  *#sendParts(raw: unknown, batch: Batch, index: number): Generator<() => void, void> {
    const parts = readMessages(raw);
    for (const [part, pushed] of parts.entries()) {
      yield () => {
        this.#sendPart(withId(pushed, batch.id, index, part), batch);
      };
    }
  }

  #sendPart(pushed: PushedMessage, { signature }: Batch): void {
    const { filter, repeats, verify } = this.#settings;
    this.#announce(pushed, signature);
    if (!filter(pushed)) return;
    // Also what is let through is remembered, for the time when it is not any more.
    if (this.#repeats.isRepeat(pushed) && !repeats) return;
    try {
      this.#node.send(toMessage(pushed, verify === 'warn' ? signature : undefined));
    } catch (error) {
      // A hook of another package.
      this.#warn({ pointer: '', rule: 'pushFailed', params: { problem: messageOf(error) } });
    }
  }

  /** Ends what is tracked on the same platform, unless nobody knows who has sent it. */
  #announce({ imei, value, outcome }: PushedMessage, signature: string | undefined): void {
    if (outcome === undefined || this.#platform === '') return;
    if (signature === 'invalid' || signature === 'missing') return;
    const { uuid } = value as CommandResult;
    announceResult(this.#platform, { uuid, imei, outcome });
  }

  /** What was answered and not sent waits for the next life of the node: on a deploy the flow behind it is gone. */
  #leave(isGoneForGood: boolean): void {
    const unsent = this.#outbox.close();
    if (!isGoneForGood) {
      bequeath(this.#RED, this.#node.id, { repeats: this.#repeats, unsent });
      return;
    }
    const count = unsent.reduce((sum, { messages }) => sum + messages.length, 0);
    if (count > 0) this.#warn({ pointer: '', rule: 'pushLost', params: { count } });
  }

  #warn(fault: Fault): void {
    this.#node.warn(pointedSentence(fault, runtimeLanguage(this.#RED)));
  }
}

/** Several messages of one push share its id; a number behind it tells them apart. */
function withId(
  pushed: PushedMessage,
  id: string | undefined,
  index: number,
  part: number,
): PushedMessage {
  if (id === undefined) return pushed;
  const suffix = part === 0 ? (index === 0 ? '' : `#${index}`) : `#${index}.${part}`;
  return { ...pushed, id: `${id}${suffix}` };
}

function inherit(RED: NodeAPI, id: string): Legacy {
  const legacies = LEGACIES.get(RED);
  const legacy = legacies?.get(id);
  legacies?.delete(id);
  return legacy ?? { repeats: new Repeats(), unsent: [] };
}

function bequeath(RED: NodeAPI, id: string, legacy: Legacy): void {
  const legacies = LEGACIES.get(RED) ?? new Map<string, Legacy>();
  LEGACIES.set(RED, legacies.set(id, legacy));
}
