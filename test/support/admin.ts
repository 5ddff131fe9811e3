/** The editor's HTTP API of our nodes, inside the test helper. */

import helper from 'node-red-node-test-helper';
import type { NodeAPI } from '../../nodes/shared/node-red';

export interface AdminReply {
  readonly status: number;
  readonly body: unknown;
  /** As it travelled: what must not be in it can be looked for. */
  readonly text: string;
}

/** What the user of the editor may do; empty it to be somebody who may do nothing. */
export const PERMISSIONS = new Set<string>();

/** Loads node files whose routes ask for PERMISSIONS, and a flow. */
export async function loadGuarded(
  nodes: readonly ((RED: NodeAPI) => void)[],
  flow: readonly object[],
  credentials: object = {},
): Promise<void> {
  PERMISSIONS.add('onenet-nbiot.read').add('onenet-nbiot.write');
  const guarded = nodes.map((node) => (RED: NodeAPI) => {
    node({ ...RED, auth: { needsPermission } });
  });
  await helper.load(guarded as never, flow as never, credentials);
}

export async function post(
  path: string,
  body: string | object,
  contentType = 'application/json',
): Promise<AdminReply> {
  const request = helper.request().post(path).set('content-type', contentType);
  const { status, body: read, text } = (await request.send(body)) as AdminReply;
  return { status, body: read, text };
}

const needsPermission: NodeAPI['auth']['needsPermission'] =
  (permission) => (_request, response, next) => {
    if (PERMISSIONS.has(permission)) {
      next();
      return;
    }
    response.statusCode = 401;
    response.end('unauthorized');
  };
