/**
 * The page of the simulator's devices below Node-RED's own address, `onenet-nbiot/simulator/`, since the simulator itself
 * can only be reached on the computer that runs it. Its API stays there.
 *
 * The page's files are the same for everybody and ask for no login. Its data do: the page sends the login of the editor
 * in a header, as the editor does. All its addresses are relative, so that it works at any `httpAdminRoot` and behind a
 * proxy that takes away a part of the path.
 */

import type * as SimulatorModule from '../../lib/simulator';
import { postRoute, type Fields, type AdminAnswer } from '../shared/admin/admin-route';
import type { AdminResponse, NodeAPI } from '../shared/node-red';

const PAGE = '/onenet-nbiot/simulator';

/** As much as the simulator itself takes. */
const MOST_BYTES = 2048;

export function serveSimulatorPage(RED: NodeAPI): void {
  RED.httpAdmin.get(PAGE, (request, response) => {
    if (pathOf(request.url).endsWith('/')) {
      sendFile(response, '/');
      return;
    }
    // Without the slash the page's relative addresses would lead beside it.
    response.statusCode = 302;
    response.setHeader('location', 'simulator/');
    response.end();
  });
  RED.httpAdmin.get(`${PAGE}/page/:file`, (request, response) => {
    sendFile(response, `/page/${request.params.file ?? ''}`);
  });
  RED.httpAdmin.get(
    `${PAGE}/events`,
    RED.auth.needsPermission('onenet-nbiot.read'),
    ({ url = '' }, response) => {
      const page = load().embeddedSimulatorPage();
      keepToOneself(response);
      if (page === undefined) {
        response.statusCode = NOT_RUNNING.status;
        response.json(NOT_RUNNING.body);
      } else {
        page.subscribe(response, url.split('?', 2)[1]);
      }
    },
  );
  postRoute(RED, `${PAGE}/reset`, MOST_BYTES, (fields) => control('/reset', fields));
  postRoute(RED, `${PAGE}/devices/:imei/:control`, MOST_BYTES, (fields, _signal, params) => {
    const { imei = '', control: name = '' } = params;
    return control(`/devices/${encodeURIComponent(imei)}/${name}`, fields);
  });
}

function control(path: string, fields: Fields): AdminAnswer {
  const page = load().embeddedSimulatorPage();
  if (page === undefined) return NOT_RUNNING;
  const refusal = page.control(path, fields);
  if (refusal === undefined) return { status: 200, body: {} };
  return { status: refusal.status, body: { error: refusal.reason } };
}

const NOT_RUNNING: AdminAnswer = {
  status: 404,
  body: { error: 'no running flow uses the simulator' },
};

function sendFile(response: AdminResponse, path: string): void {
  keepToOneself(response);
  load().sendPageFile(response, path);
}

/** Node-RED lets pages of all sites read what its editor's API answers. */
function keepToOneself(response: AdminResponse): void {
  response.removeHeader('access-control-allow-origin');
}

function pathOf(url = ''): string {
  return url.split('?', 1)[0] ?? '';
}

/** Loaded by the first request: most runtimes never show the page. */
function load(): typeof SimulatorModule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../../lib/simulator') as typeof SimulatorModule;
}
