/** The node that tracks, queries, lists and cancels the commands that the platform keeps for sleeping devices. */

import { faultOf } from '../../lib/contract';
import { NEVER_SENT } from '../../lib/dispatch';
import {
  cachedCancel,
  cachedCancelAll,
  cachedList,
  cachedStatus,
  failed,
  OneNetError,
  type CachedCommandInput,
  type CachedCommandTarget,
  type Outcome,
} from '../../lib/onenet';
import { NodeController } from '../shared/message/node-controller';
import { OperationController } from '../shared/message/operation-node';
import type { PendingMessage } from '../shared/message/pending-message';
import { createFieldReaders } from '../shared/message/typed-input';
import type { Node, NodeAPI } from '../shared/node-red';
import { plainFieldsFault } from '../shared/plain-fields';
import { readPace } from '../shared/tracking/tracked-command';
import { toldBy } from '../shared/tracking/tracked-message';
import { COMMAND_FIELDS } from './fields';

/** What the flow stores; every property may be missing in a flow written by hand. */
export interface CommandConfig {
  readonly platform?: string;
  readonly operation?: string;
  /** Seconds. */
  readonly minInterval?: string | number;
  readonly maxInterval?: string | number;
  readonly store?: string;
  readonly [property: string]: unknown;
}

/** Makes a node that Node-RED has just created look after the cached commands that its messages name. */
export function startCommandNode(RED: NodeAPI, node: Node, config: CommandConfig): void {
  const { platform = '', store = '' } = config;
  const { imei: imeiField, uuid: uuidField, page, perPage } = COMMAND_FIELDS;
  const { imei } = createFieldReaders(RED, node, { imei: imeiField }, config);
  const uuid = () => createFieldReaders(RED, node, { uuid: uuidField }, config);
  const fault = plainFieldsFault(COMMAND_FIELDS, config);
  const common = { platform, fault, tracking: { store, pace: readPace(config) } };

  switch (config.operation) {
    case 'status':
      new OperationController(RED, node, {
        ...common,
        operation: cachedStatus,
        requestName: cachedStatus.name,
        readers: { imei, ...uuid() },
        device: ofCommand,
      }).start();
      break;
    case 'cancel':
      new OperationController(RED, node, {
        ...common,
        operation: cachedCancel,
        requestName: cachedCancel.name,
        readers: { imei, ...uuid() },
        device: ofCommand,
      }).start();
      break;
    case 'cancel-all':
      new OperationController(RED, node, {
        ...common,
        operation: cachedCancelAll,
        requestName: cachedCancelAll.name,
        readers: { imei },
        device: ofDevice,
      }).start();
      break;
    case 'list':
      new OperationController(RED, node, {
        ...common,
        operation: cachedList,
        requestName: cachedList.name,
        readers: { imei, ...createFieldReaders(RED, node, { page, perPage }, config) },
        device: ofDevice,
      }).start();
      break;
    default:
      new TrackingController(RED, node, {
        ...common,
        operation: cachedStatus,
        requestName: 'follow',
        readers: { imei, ...uuid() },
        device: ofCommand,
      }).start();
  }
}

/** In order for one command, but never behind a write that waits for the device itself. */
function ofCommand({ uuid }: { readonly uuid: string }): string {
  return `command ${uuid}`;
}

function ofDevice({ imei }: { readonly imei: string }): string {
  return `commands of ${imei}`;
}

/** Sends nothing: a message waits for the result of the command that it names. */
class TrackingController extends NodeController<CachedCommandInput, CachedCommandTarget> {
  /** What is only to be tracked can still be kept for the next instance of the node. */
  protected readonly acceptsWhileClosing = true;

  protected stopped(): Outcome {
    return failed(new OneNetError('ONENET_STOPPED', faultOf('stoppedUntracked')), 'unknown');
  }

  protected accept(pending: PendingMessage<CachedCommandTarget>): void {
    const problem = this.client.findProblem();
    if (problem !== undefined) {
      pending.onSettled(failed(problem), NEVER_SENT);
      return;
    }
    const { command, msg } = pending;
    const request = { ...command, operation: 'follow' };
    this.track(pending, { ...command, ...toldBy(msg, command.uuid), request });
  }
}
