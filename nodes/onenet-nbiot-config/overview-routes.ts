/** What the sidebar of the editor asks; nothing of it is loaded or put together before somebody opens it. */

import type * as OverviewModule from '../shared/admin/overview';
import type * as CancelModule from '../shared/admin/overview-cancel';
import { postRoute } from '../shared/admin/admin-route';
import type { NodeAPI } from '../shared/node-red';
import type { Platforms } from '../shared/platform/platform';

/** More than any ids and identities take. */
const MOST_BYTES = 2048;

/* eslint-disable @typescript-eslint/no-require-imports -- loaded by the first call */
export function serveOverview(RED: NodeAPI, platforms: Platforms): void {
  RED.httpAdmin.get(
    '/onenet-nbiot/overview',
    RED.auth.needsPermission('onenet-nbiot.read'),
    (request, response) => {
      const { answerOverview } = require('../shared/admin/overview') as typeof OverviewModule;
      const { searchParams } = new URL(request.url ?? '', 'http://localhost');
      response.setHeader('cache-control', 'no-store');
      response.json(answerOverview(RED, platforms, searchParams));
    },
  );
  postRoute(RED, '/onenet-nbiot/overview/cancel', MOST_BYTES, async (fields, signal) => {
    const { answerCancel } = require('../shared/admin/overview-cancel') as typeof CancelModule;
    return { status: 200, body: await answerCancel(platforms, fields, signal) };
  });
}
/* eslint-enable @typescript-eslint/no-require-imports */
