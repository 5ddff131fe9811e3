/** The node that tells what the platform knows of devices. */

import {
  deviceCount,
  deviceDetails,
  deviceHistory,
  deviceLatest,
  deviceList,
  deviceResources,
  deviceState,
  nextDevicePage,
  nextHistoryPage,
  type DeviceHistoryCommand,
  type DeviceIdCommand,
} from '../../lib/onenet';
import { createFieldReaders, constant } from '../shared/message/typed-input';
import type { Node, NodeAPI } from '../shared/node-red';
import { DEVICE_FIELDS } from './fields';
import { QueryController } from './query-controller';
import type { ById, QueryOptions } from './query-run';

/** What the flow stores; every property may be missing in a flow written by hand. */
export interface DeviceConfig {
  readonly platform?: string;
  readonly query?: string;
  readonly online?: string;
  readonly [property: string]: unknown;
}

/** Makes a node that Node-RED has just created answer the messages that ask about devices. */
export function startDeviceNode(RED: NodeAPI, node: Node, config: DeviceConfig): void {
  const { platform = '', query, online = '' } = config;
  const { imei: imeiField, path, start, end, limit } = DEVICE_FIELDS;
  const { search, tag, perPage, productId, projectId } = DEVICE_FIELDS;
  const product = createFieldReaders(RED, node, { productId, projectId }, config);
  const device = createFieldReaders(RED, node, { imei: imeiField }, config);
  // The IMEI stands for the id until that is known.
  const identified = { ...device, ...product, deviceId: device.imei };
  const answer = <Input, Command>(options: Omit<QueryOptions<Input, Command>, 'platform'>) =>
    new QueryController(RED, node, { platform, ...options }).start();

  switch (query) {
    case 'details':
      answer({ operation: deviceDetails, name: query, readers: identified, byId: deviceById() });
      break;
    case 'resources':
      answer({ operation: deviceResources, name: query, readers: device });
      break;
    case 'latest':
      answer({ operation: deviceLatest, name: query, readers: identified, byId: deviceById() });
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
          online: constant(online),
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

function deviceById<Command extends DeviceIdCommand>(): ById<Command> {
  return {
    imei: ({ imei }) => imei,
    withId: (command, deviceId) => ({ ...command, deviceId }),
  };
}
