/** The way to a platform, as a config node describes it. */

import {
  createAxiosTransport,
  OneNetError,
  parseBaseUrl,
  proxyFor,
  type PlatformClock,
  type Transport,
} from '../../../lib/onenet';
import { readAccess, type AccessSecrets } from './access';
import { embeddedTransport } from './embedded-platform';
import type { NodeAPI } from '../node-red';
import { readProxyNode, readProxyRules } from './proxy-node';
import { speak } from './speak';
import { readStudioActions } from './studio-actions';
import { readTlsNode } from './tls-and-proxy';
import type { WaySettings } from './settings';

export interface WayOptions {
  readonly settings: WaySettings;
  readonly secrets: AccessSecrets;
  readonly clock: PlatformClock;
  readonly maxConnections: number;
  /** Whether calls per second are limited. */
  readonly isPaced?: boolean | undefined;
  /** Told where the built-in simulator and its page are, once it has started. */
  readonly simulatorStarted?: ((url: string) => void) | undefined;
}

export type Way =
  | {
      readonly kind: 'connected';
      readonly transport: Transport;
      /** How sentences name the place: `api.heclouds.com:443`. */
      readonly authority: string;
      /** Whether that is the built-in simulator. */
      readonly simulator: boolean;
    }
  | {
      readonly kind: 'problem';
      readonly about: 'host' | 'access' | 'tls' | 'proxy' | 'settings';
      /** A sentence that shows nothing of a key. */
      readonly problem: string;
    };

/** Nothing is sent before the first request. */
export function connect(RED: NodeAPI, options: WayOptions): Way {
  const { settings, secrets, clock, maxConnections, isPaced } = options;
  const host = settings.host ?? '';
  if (isSimulator(host)) {
    const transport = embeddedTransport(settings, clock, maxConnections, options.simulatorStarted);
    return typeof transport === 'string'
      ? problem('access', transport)
      : { kind: 'connected', transport, authority: 'simulator', simulator: true };
  }
  const baseUrl = parseBaseUrl(host);
  if (baseUrl.kind === 'invalid') return problem('host', baseUrl.problem);
  const access = readAccess(settings, secrets, clock);
  if (typeof access === 'string') return problem('access', access);
  const tls = readTlsNode(RED, settings.tls);
  if (tls.kind === 'problem') return problem('tls', tls.problem);
  const proxyNode = readProxyNode(RED, settings.proxy);
  if (proxyNode.kind === 'problem') return problem('proxy', proxyNode.problem);
  const node = proxyNode.kind === 'proxy' ? proxyNode.proxy : undefined;
  const proxy = attempt(() => proxyFor(baseUrl.url, node, process.env, readProxyRules(RED)));
  if (proxy instanceof OneNetError) return problem('proxy', proxy.message);
  // What is asked with a token learns the time by itself, since it has to know whether a refusal brought the news.
  const learn = (time: number): void => {
    clock.observe(time, Date.now());
  };
  const http = attempt(() =>
    createAxiosTransport({
      baseUrl: baseUrl.url,
      credential: access.credential,
      maxConnections,
      isPaced,
      tls: tls.kind === 'tls' ? tls.tls : undefined,
      proxy,
      observe: access.isToken ? undefined : learn,
    }),
  );
  if (http instanceof OneNetError) return problem('tls', http.message);
  const actions = access.dialect === 'studio' ? readStudioActions(RED) : undefined;
  if (typeof actions === 'string') return problem('settings', actions);
  const transport = speak(http, access, clock, actions);
  return { kind: 'connected', transport, authority: baseUrl.url.authority, simulator: false };
}

/** The built-in platform, in place of an address. */
export function isSimulator(host: string): boolean {
  return host.trim().toLowerCase() === 'simulator';
}

/** What cannot be set up is a OneNetError; anything else that is thrown is a bug. */
function attempt<Result>(make: () => Result): Result | OneNetError {
  try {
    return make();
  } catch (error) {
    if (error instanceof OneNetError) return error;
    throw error;
  }
}

function problem(about: Extract<Way, { kind: 'problem' }>['about'], text: string): Way {
  return { kind: 'problem', about, problem: text };
}
