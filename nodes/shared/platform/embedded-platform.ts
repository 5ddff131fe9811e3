import {
  createAxiosTransport,
  OneNetError,
  parseBaseUrl,
  type PlatformClock,
  type Transport,
} from '../../../lib/onenet';
import { acquireSimulator } from '../../../lib/simulator';
import { readAccess, readDialect, type AccessSettings } from './access';
import { speak } from './speak';

/**
 * A transport to the built-in simulator, which all config nodes of the runtime share; it has the keys itself. The
 * simulator takes a moment to start; what is sent meanwhile waits for it. A text says what is wrong in the settings.
 */
export function embeddedTransport(
  settings: AccessSettings,
  clock: PlatformClock,
  maxConnections: number,
  started: (url: string) => void = () => undefined,
): Transport | string {
  const complete = { ...settings, tokenRes: resourceOf(settings) };
  const trial = readAccess(complete, ANY_KEYS, clock);
  if (typeof trial === 'string') return trial;
  const simulator = acquireSimulator();
  const connected = simulator.then(({ url, apiKey, accessKey }) => {
    const baseUrl = parseBaseUrl(url);
    const access = readAccess(complete, { apiKey, accessKey }, clock);
    if (baseUrl.kind === 'invalid' || typeof access === 'string') {
      throw new Error('the simulator gives itself an address or a key that cannot be used');
    }
    const http = createAxiosTransport({
      baseUrl: baseUrl.url,
      credential: access.credential,
      maxConnections,
    });
    started(url);
    return speak(http, access, clock);
  });
  // A start that fails is reported by every command that is sent; it must not end the runtime as well.
  connected.catch(() => undefined);
  const transport: Transport = async (request, options) => {
    let send: Transport;
    try {
      send = await connected;
    } catch (cause) {
      throw new OneNetError('ONENET_UNREACHABLE', 'the built-in simulator could not start', {
        cause,
      });
    }
    return send(request, options);
  };
  transport.close = async () => {
    const [sending, acquired] = await Promise.allSettled([connected, simulator]);
    if (sending.status === 'fulfilled') await sending.value.close();
    if (acquired.status === 'fulfilled') await acquired.value.release();
  };
  return transport;
}

/** Only to see whether the rest of the settings will do. */
const ANY_KEYS = { apiKey: 'any', accessKey: 'AAAA' };

/** What a token opens, where nobody says it: the simulator has no products and users, and takes any. */
function resourceOf(settings: AccessSettings): string {
  const given = settings.tokenRes?.trim() ?? '';
  if (given !== '') return given;
  return readDialect(settings) === 'studio' ? 'userid/simulator' : 'products/simulator';
}
