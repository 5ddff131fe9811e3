import {
  cachedCancel,
  cachedCancelAll,
  cachedList,
  cachedStatus,
  type CachedStatusCommand,
  type CachedStatusInput,
} from '../../lib/onenet';
import { expiryIn, readPace } from '../shared/tracking';
import type { Node, NodeAPI } from '../shared/node-red';
import { startOperationNode } from '../shared/message/operation-node';
import { createReader, type Reader } from '../shared/message/typed-input';

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
  const reader = (name: keyof typeof DEFAULTS): Reader =>
    createReader(RED, node, {
      value: config[name] ?? DEFAULTS[name].value,
      type: (config[`${name}Type`] as string | undefined) ?? DEFAULTS[name].type,
    });
  const pace = readPace(config);
  const common = { platform, replaces: () => undefined, follow: { store, pace } };
  const imei = reader('imei');

  switch (config.operation) {
    case 'status':
      startOperationNode(RED, node, {
        ...common,
        operation: cachedStatus,
        readers: { imei, uuid: reader('uuid') },
        device: ofCommand,
      });
      break;
    case 'cancel':
      startOperationNode(RED, node, {
        ...common,
        operation: cachedCancel,
        readers: { imei, uuid: reader('uuid') },
        device: ofCommand,
      });
      break;
    case 'cancel-all':
      startOperationNode(RED, node, {
        ...common,
        operation: cachedCancelAll,
        readers: { imei },
        device: ofDevice,
      });
      break;
    case 'list':
      startOperationNode(RED, node, {
        ...common,
        operation: cachedList,
        readers: { imei, page: reader('page'), perPage: reader('perPage') },
        device: ofDevice,
      });
      break;
    default:
      startOperationNode<CachedStatusInput, CachedStatusCommand>(RED, node, {
        ...common,
        operation: cachedStatus,
        readers: { imei, uuid: reader('uuid') },
        device: ofCommand,
        follow: {
          ...common.follow,
          instead: (command, msg) => ({
            ...command,
            expires: expiryIn(msg),
            request: { ...command, operation: 'follow' },
          }),
        },
      });
  }
}

/** Where the values come from in a flow that does not say; the write node leaves them there. */
const DEFAULTS = {
  uuid: { type: 'msg', value: 'onenet.uuid' },
  imei: { type: 'msg', value: 'onenet.request.imei' },
  page: { type: 'num', value: '' },
  perPage: { type: 'num', value: '' },
} as const;

/** In order for one command, but never behind a write that waits for the device itself. */
function ofCommand({ uuid }: { readonly uuid: string }): string {
  return `command ${uuid}`;
}

function ofDevice({ imei }: { readonly imei: string }): string {
  return `commands of ${imei}`;
}
