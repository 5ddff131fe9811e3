/**
 * The built-in simulator below Node-RED's own address, `onenet-nbiot/simulator/`: the page of its devices, since the
 * simulator itself can only be reached on the computer that runs it, and the list of them below the IMEI of a dialog. Its
 * API stays there.
 *
 * The page's files are the same for everybody and ask for no login. Its data do: the page sends the login of the editor
 * in a header, as the editor does. All its addresses are relative, so that it works at any `httpAdminRoot` and behind a
 * proxy that takes away a part of the path.
 */

import type { SimulatedDevicesAnswer, SimulatedDeviceState } from '../../lib/contract';
import type * as SimulatorModule from '../../lib/simulator';
import type { AdminResponse, NodeAPI } from '../shared/node-red';
import { postRoute, type Fields, type AdminAnswer } from '../shared/registration';

const PAGE = '/onenet-nbiot/simulator';

/** As much as the simulator itself takes. */
const MAX_BYTES = 2048;

/** A list for a person to pick from. */
const MAX_DEVICES = 20;

export function serveSimulator(RED: NodeAPI): void {
  servePage(RED);
  serveDevices(RED);
}

function servePage(RED: NodeAPI): void {
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
  postRoute(RED, `${PAGE}/reset`, MAX_BYTES, (fields) => control('/reset', fields));
  postRoute(RED, `${PAGE}/devices/:imei/:control`, MAX_BYTES, (fields, _signal, params) => {
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

/** Also before the first deploy: the devices are always the same. */
function serveDevices(RED: NodeAPI): void {
  RED.httpAdmin.get(
    `${PAGE}/devices`,
    RED.auth.needsPermission('onenet-nbiot.read'),
    (_request, response) => {
      const { embeddedSimulatorDevices, LIGHT_CONTROL } = load();
      const answer: SimulatedDevicesAnswer = {
        devices: embeddedSimulatorDevices()
          .slice(0, MAX_DEVICES)
          .map((device) => describe(device, LIGHT_CONTROL.id)),
      };
      response.setHeader('cache-control', 'no-store');
      response.json(answer);
    },
  );
}

/** On/Off of an IPSO light (OMA registry, Object 3311). */
const ON_OFF = 5850;

function describe(device: SimulatorModule.SimulatedDevice, light: number): SimulatedDeviceState {
  const { imei, reachability, wakeEveryMs } = device;
  const on = device.get(light, 0, ON_OFF);
  return {
    imei,
    reachability,
    wakes: wakeEveryMs !== undefined,
    ...(typeof on === 'boolean'
      ? { lamp: { objectId: light, objectInstanceId: 0, resourceId: ON_OFF, on } }
      : {}),
  };
}

/** Loaded by the first request: most runtimes never show the page or the list. */
function load(): typeof SimulatorModule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../../lib/simulator') as typeof SimulatorModule;
}
