/** How a node that sends commands is made known to Node-RED. */

import { postRoute, type AdminAnswer, type Fields } from './admin/admin-route';
import type { Node, NodeAPI } from './node-red';

/** The node itself. */
export interface NodeModule<Config> {
  /** Makes a node that Node-RED has just created do what its messages say. */
  start(RED: NodeAPI, node: Node, config: Config): void;
  /** What a message would send, from the properties as the dialog would store them. */
  preview(RED: NodeAPI, properties: Fields): AdminAnswer;
}

/** Far above what a device can be sent, so that a value that is too large can still be told its size. */
const MOST_BYTES = 64 * 1024;

/**
 * Registers a node and the admin route of its preview.
 *
 * @param load gives the node itself. It is loaded by the first node that is used: Node-RED loads the entry of each at every
 *   start, used or not
 */
export function registerNode<Config>(
  RED: NodeAPI,
  type: string,
  load: () => NodeModule<Config>,
): void {
  RED.nodes.registerType(type, function (this: Node, config: Config) {
    RED.nodes.createNode(this, config);
    load().start(RED, this, config);
  });
  postRoute(RED, `/${type}/preview`, MOST_BYTES, (fields) => load().preview(RED, fields));
}
