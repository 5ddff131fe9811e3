/** The connection to a platform, as a config node describes it. */

import {
  faultOf,
  isSimulator,
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
  type Transport,
} from '../../../lib/onenet';
import { acquireSimulator } from '../../../lib/simulator';
import type { NodeAPI } from '../node-red';
import {
  forSimulator,
  readAccess,
  readDialect,
  readStudioActions,
  type Access,
  type AccessSecrets,
  type ConnectionSettings,
} from './settings';
import { readProxyNode, readProxyRules, readTlsNode } from './tls-and-proxy';

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
  // What is asked with a token learns the time by itself, since it has to know whether a refusal told a new time.
  const isProtected = baseUrl.value.secure || baseUrl.value.loopback;
  const learn = (time: number, took: number): void => {
    clock.observe(time, Date.now(), isProtected, took);
  };
  const http = attempt(() =>
    createAxiosTransport({
      baseUrl: baseUrl.value,
      credential: access.value.credential,
      tls: tls.value,
      proxy: proxy.value,
      observe: access.value.isToken ? undefined : learn,
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
