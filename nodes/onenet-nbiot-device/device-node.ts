/** The node that tells what the platform knows of devices. */

import { faultOf, settingOf } from '../../lib/contract';
import { NEVER_SENT } from '../../lib/dispatch';
import {
  deviceCount,
  deviceDetails,
  deviceHistory,
  deviceLatest,
  deviceList,
  deviceResources,
  deviceState,
  devicesIn,
  failed,
  nextDevicePage,
  nextHistoryPage,
  OneNetError,
  type DeviceHistoryCommand,
  type DeviceIdCommand,
  type DeviceRecord,
  type Outcome,
} from '../../lib/onenet';
import { NodeController } from '../shared/message/node-controller';
import type { PendingMessage } from '../shared/message/pending-message';
import { constant, createFieldReaders } from '../shared/message/typed-input';
import type { Node, NodeAPI } from '../shared/node-red';
import { plainFieldsFault } from '../shared/plain-fields';
import { readPace } from '../shared/tracking/tracked-command';
import { DEVICE_FIELDS } from './fields';
import { QueryRun, type ById, type QueryOptions } from './query-run';

/** What the flow stores; every property may be missing in a flow written by hand. */
export interface DeviceConfig {
  readonly platform?: string;
  readonly query?: string;
  readonly online?: string;
  readonly [property: string]: unknown;
}

/** Makes a node that Node-RED has just created answer the messages that ask about devices. */
export function startDeviceNode(RED: NodeAPI, node: Node, config: DeviceConfig): void {
  const { platform = '', query } = config;
  const { imei: imeiField, path, start, end, limit } = DEVICE_FIELDS;
  const { search, tag, perPage, productId, projectId } = DEVICE_FIELDS;
  const product = createFieldReaders(RED, node, { productId, projectId }, config);
  const device = createFieldReaders(RED, node, { imei: imeiField }, config);
  // The IMEI stands for the id until that is known.
  const identified = { ...device, ...product, deviceId: device.imei };
  const fault = plainFieldsFault(DEVICE_FIELDS, config);
  const answer = <Input, Command>(options: Omit<QueryOptions<Input, Command>, 'platform'>) =>
    new QueryController(RED, node, { platform, fault, ...options }).start();

  switch (query) {
    case 'details':
      answer({
        operation: deviceDetails,
        name: query,
        readers: identified,
        byId: deviceById(({ imei }, { payload }) => (payload as DeviceRecord).imei === imei),
      });
      break;
    case 'resources':
      answer({ operation: deviceResources, name: query, readers: device });
      break;
    case 'latest':
      answer({
        operation: deviceLatest,
        name: query,
        readers: identified,
        // A device that has been deleted is left out.
        byId: deviceById((_command, { reply }) => devicesIn(reply.data).length > 0),
      });
      break;
    case 'history':
      answer({
        operation: deviceHistory,
        name: query,
        readers: {
          ...identified,
          ...createFieldReaders(RED, node, { path, start, end, limit }, config),
        },
        byId: deviceById<DeviceHistoryCommand>(),
        pages: { next: nextHistoryPage, size: (command) => command.limit },
      });
      break;
    case 'list':
      answer({
        operation: deviceList,
        name: query,
        readers: {
          ...product,
          ...createFieldReaders(RED, node, { search, tag, perPage }, config),
          online: constant(settingOf(DEVICE_FIELDS.online, config.online)),
          page: constant(undefined),
        },
        pages: {
          next: nextDevicePage,
          size: (command) => command.perPage,
          count: ({ perPage: size }, reply) => {
            const total = deviceCount(reply);
            return total === undefined ? undefined : Math.max(1, Math.ceil(total / size));
          },
        },
      });
      break;
    default:
      answer({ operation: deviceState, name: 'state', readers: { ...device, ...product } });
  }
}

/** @param fits whether an answer is about the device that was asked for */
function deviceById<Command extends DeviceIdCommand>(
  fits: ById<Command>['fits'] = () => true,
): ById<Command> {
  return {
    imei: ({ imei }) => imei,
    withId: (command, deviceId) => ({ ...command, deviceId }),
    fits,
  };
}

/** A node whose messages ask the platform, with one query or with several, one after the other. */
class QueryController<Input, Command> extends NodeController<Input, Command> {
  protected readonly acceptsWhileClosing = false;
  readonly #RED: NodeAPI;
  readonly #options: QueryOptions<Input, Command>;

  constructor(RED: NodeAPI, node: Node, options: QueryOptions<Input, Command>) {
    const { operation, name, readers, platform, fault } = options;
    super(RED, node, {
      operation,
      readers,
      platform,
      fault,
      // No device is asked, so that none has to be waited for; each step has a name of its own.
      device: () => '',
      isQuery: true,
      requestName: name,
      tracking: { store: '', pace: readPace({}) },
    });
    this.#RED = RED;
    this.#options = options;
  }

  protected stopped(): Outcome {
    return failed(new OneNetError('ONENET_STOPPED', faultOf('stoppedUnsent')));
  }

  /** The dispatcher takes any number of queries, so that the bound is here. */
  protected accept(pending: PendingMessage<Command>): void {
    const limit = Math.max(1, this.client.queueLimit);
    if (this.client.waiting >= limit) {
      const error = new OneNetError('ONENET_QUEUE_FULL', faultOf('queueFull', { limit }));
      pending.onSettled(failed(error), NEVER_SENT);
      return;
    }
    const { client, output } = this;
    new QueryRun(this.#RED, { ...this.#options, client, output, pending }).start();
  }
}
