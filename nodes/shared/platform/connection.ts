/**
 * The connection to a platform, as a config node describes it: with the core config nodes `tls-config` and `http proxy`
 * that it refers to, and what Node-RED's settings say about proxies.
 */

import {
  fail,
  faultOf,
  isSimulator,
  ok,
  parseHost,
  type Fault,
  type Result,
  type StudioActions,
} from '../../../lib/contract';
import {
  createAxiosTransport,
  inDialect,
  OneNetError,
  proxyFor,
  withPlatformClock,
  type PlatformClock,
  type ProxyNode,
  type ProxyRules,
  type TlsOptions,
  type Transport,
} from '../../../lib/onenet';
import { acquireSimulator } from '../../../lib/simulator';
import type { Node, NodeAPI } from '../node-red';
import {
  forSimulator,
  readAccess,
  readDialect,
  readStudioActions,
  type Access,
  type AccessSecrets,
  type ConnectionSettings,
} from './settings';

export interface ConnectionOptions {
  readonly settings: ConnectionSettings;
  readonly secrets: AccessSecrets;
  readonly clock: PlatformClock;
  /** Called with the address of the built-in simulator, which is that of its page too, once it has started. */
  readonly simulatorStarted?: ((url: string) => void) | undefined;
}

export interface PlatformConnection {
  readonly transport: Transport;
  /** How sentences name the place: `api.heclouds.com:443`. */
  readonly authority: string;
  /** Whether that is the built-in simulator. */
  readonly simulator: boolean;
}

/** The part of the settings that a fault is about. */
export type ConnectionPart = 'host' | 'access' | 'tls' | 'proxy' | 'settings';

export type ConnectionResult =
  | { readonly ok: true; readonly value: PlatformConnection }
  | { readonly ok: false; readonly about: ConnectionPart; readonly fault: Fault };

/** Nothing is sent before the first request. */
export function createConnection(RED: NodeAPI, options: ConnectionOptions): ConnectionResult {
  const { settings, secrets, clock } = options;
  const { host = '' } = settings;
  if (isSimulator(host)) return simulatorConnection(options);
  const baseUrl = parseHost(host);
  if (!baseUrl.ok) return failed('host', baseUrl.fault);
  const access = readAccess(settings, secrets, clock);
  if (!access.ok) return failed('access', access.fault);
  const tls = readTlsNode(RED, settings.tls);
  if (!tls.ok) return failed('tls', tls.fault);
  const proxyNode = readProxyNode(RED, settings.proxy);
  if (!proxyNode.ok) return failed('proxy', proxyNode.fault);
  const proxy = attempt(() =>
    proxyFor(baseUrl.value, proxyNode.value, process.env, readProxyRules(RED)),
  );
  if (!proxy.ok) return failed('proxy', proxy.fault);
  const isProtected = baseUrl.value.secure || baseUrl.value.loopback;
  const http = attempt(() =>
    createAxiosTransport({
      baseUrl: baseUrl.value,
      credential: access.value.credential,
      tls: tls.value,
      proxy: proxy.value,
      // What is asked with a token learns the time by itself: it has to know whether a refusal told a new time.
      observe: access.value.isToken ? undefined : clock.observer(isProtected),
    }),
  );
  if (!http.ok) return failed('tls', http.fault);
  const isStudio = access.value.dialect === 'studio';
  const actions = isStudio ? readStudioActions(RED) : { ok: true as const, value: undefined };
  if (!actions.ok) return failed('settings', actions.fault);
  const transport = translate(http.value, access.value, {
    clock,
    isProtected,
    actions: actions.value,
  });
  const { authority } = baseUrl.value;
  return { ok: true, value: { transport, authority, simulator: false } };
}

/** Makes bare HTTP use the platform's dialect, and keep the tokens in step with its clock. */
function translate(
  http: Transport,
  access: Access,
  options: {
    readonly clock: PlatformClock;
    /** Whether nobody on the way can write an answer. */
    readonly isProtected: boolean;
    readonly actions?: StudioActions | undefined;
  },
): Transport {
  const translated = inDialect(http, access.dialect, options.actions);
  return access.isToken
    ? withPlatformClock(translated, options.clock, options.isProtected)
    : translated;
}

function failed(about: ConnectionPart, fault: Fault): ConnectionResult {
  return { ok: false, about, fault };
}

/** What cannot be set up is a OneNetError; anything else that is thrown is a bug. */
function attempt<Value>(make: () => Value): Result<Value> {
  try {
    return { ok: true, value: make() };
  } catch (error) {
    if (error instanceof OneNetError) return { ok: false, fault: error.fault };
    throw error;
  }
}

/**
 * The built-in simulator, which all config nodes of the runtime share; it has the keys itself. It takes a moment to
 * start; what is sent meanwhile waits for it.
 */
function simulatorConnection({
  settings,
  clock,
  simulatorStarted,
}: ConnectionOptions): ConnectionResult {
  const { tokenRes = '' } = settings;
  const usable = forSimulator(settings);
  const complete = tokenRes === '' ? { ...usable, tokenRes: resourceOf(settings) } : usable;
  const trial = readAccess(complete, ANY_KEYS, clock);
  if (!trial.ok) return failed('access', trial.fault);
  const simulator = acquireSimulator({ devices: Number(settings.simulatorDevices) });
  const connected = simulator.then(({ url, apiKey, accessKey }) => {
    const baseUrl = parseHost(url);
    const access = readAccess(complete, { apiKey, accessKey }, clock);
    if (!baseUrl.ok || !access.ok) {
      throw new Error('the simulator gives itself an address or a key that cannot be used');
    }
    const { credential } = access.value;
    const http = createAxiosTransport({ baseUrl: baseUrl.value, credential });
    simulatorStarted?.(url);
    return translate(http, access.value, { clock, isProtected: true });
  });
  // A start that fails is reported by every command that is sent; it must not end the runtime as well.
  connected.catch(() => undefined);
  const send = async (...[request, options]: Parameters<Transport>) => {
    let transport: Transport;
    try {
      transport = await connected;
    } catch (cause) {
      throw new OneNetError('ONENET_UNREACHABLE', faultOf('simulatorFailed'), { cause });
    }
    return transport(request, options);
  };
  const close = async (): Promise<void> => {
    const [sending, acquired] = await Promise.allSettled([connected, simulator]);
    if (sending.status === 'fulfilled') await sending.value.close();
    if (acquired.status === 'fulfilled') await acquired.value.release();
  };
  const transport = Object.assign(send, { close });
  return { ok: true, value: { transport, authority: 'simulator', simulator: true } };
}

/** Only to see whether the rest of the settings will do. */
const ANY_KEYS = { apiKey: 'any', accessKey: 'AAAA' };

/** What a token opens, where the settings do not say it: the simulator has no products and users, and takes any. */
function resourceOf(settings: ConnectionSettings): string {
  const dialect = readDialect(settings);
  return dialect.ok && dialect.value === 'studio' ? 'userid/simulator' : 'products/simulator';
}

/** What it adds to options of Node's `tls`. */
interface AddedOptions extends TlsOptions {
  readonly ALPNProtocols?: readonly string[];
}

interface CoreTlsNode extends Node {
  /** False if its files could not be read, or there is a certificate without its key. */
  readonly valid?: boolean;
  addTLSOptions(options: object): AddedOptions;
}

/**
 * Reads the TLS node that a config node refers to: certificates from files, uploads or variables, whichever it has;
 * `undefined` if none is chosen. One that is gone, disabled or of no use is a fault, and not a reason to go without.
 *
 * @param id as stored in the flow
 */
export function readTlsNode(RED: NodeAPI, id: string | undefined): Result<TlsOptions | undefined> {
  if (isNone(id)) return ok(undefined);
  const node = RED.nodes.getNode(id) as CoreTlsNode | null | undefined;
  if (node?.type !== 'tls-config') return fail('', 'tlsGone');
  if (node.valid === false) return fail('', 'tlsUnusable');
  const { ca, cert, key, pfx, passphrase, servername, rejectUnauthorized, ALPNProtocols } =
    node.addTLSOptions({});
  if (ALPNProtocols !== undefined && !ALPNProtocols.includes('http/1.1')) {
    return fail('', 'tlsAlpn');
  }
  const given = { ca, cert, key, pfx, passphrase, servername, rejectUnauthorized };
  const set = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
  return ok(Object.fromEntries(set));
}

/** What the core node keeps on itself; anything may be missing. */
interface CoreProxyNode extends Node<{ username?: string; password?: string }> {
  readonly url?: unknown;
  readonly noproxy?: unknown;
}

/**
 * Reads the proxy node that a config node refers to; `undefined` if none is chosen. One that is gone or disabled is a
 * fault, and not a reason to go without a proxy, since the user has chosen to use one.
 *
 * @param id as stored in the flow
 */
export function readProxyNode(RED: NodeAPI, id: string | undefined): Result<ProxyNode | undefined> {
  if (isNone(id)) return ok(undefined);
  const node = RED.nodes.getNode(id) as CoreProxyNode | null | undefined;
  if (node?.type !== 'http proxy') return fail('', 'proxyGone');
  const url = typeof node.url === 'string' ? node.url.trim() : '';
  if (url === '') return fail('', 'proxyNoAddress');
  const { username = '', password = '' } = node.credentials ?? {};
  return ok({ url, noProxy: readList(node.noproxy), username, password });
}

/** How this Node-RED's http request node looks for a proxy: the fourth argument of `proxyFor`. */
export function readProxyRules(
  RED: NodeAPI,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ProxyRules {
  const { mode, ...rest } = RED.settings?.proxyOptions ?? {};
  const forced = environment.NR_PROXY_MODE ?? environment.nr_proxy_mode;
  if (forced === 'strict' || forced === 'legacy') return { ...rest, mode: forced };
  // Node-RED knew no other mode before version 4.
  const isOld = Number.parseInt(RED.version?.() ?? '', 10) < 4;
  return { ...rest, mode: mode ?? (isOld ? 'legacy' : 'strict') };
}

/** The editor has `_ADD_` where no node is chosen. */
function isNone(id: string | undefined): id is undefined | '' | '_ADD_' {
  return id === undefined || id === '' || id === '_ADD_';
}

function readList(list: unknown): string[] {
  const entries = typeof list === 'string' ? list.split(',') : list;
  return Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'string') : [];
}
