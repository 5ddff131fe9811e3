import {
  apiKeyCredential,
  createAxiosTransport,
  OneNetError,
  parseBaseUrl,
  type Transport,
} from '../../lib/onenet';
import { acquireSimulator } from '../../lib/simulator';

/**
 * A transport to the built-in simulator, which all config nodes of the runtime share. The simulator takes a moment
 * to start; what is sent meanwhile waits for it.
 */
export function embeddedTransport(maxConnections: number): Transport {
  const simulator = acquireSimulator();
  const connected = simulator.then(({ url, apiKey }) => {
    const baseUrl = parseBaseUrl(url);
    const credential = apiKeyCredential(apiKey);
    if (baseUrl.kind === 'invalid' || credential.kind === 'invalid') {
      throw new Error('the simulator gives itself an address or a key that cannot be used');
    }
    return createAxiosTransport({
      baseUrl: baseUrl.url,
      credential: credential.credential,
      maxConnections,
    });
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
    const [sending, started] = await Promise.allSettled([connected, simulator]);
    if (sending.status === 'fulfilled') await sending.value.close();
    if (started.status === 'fulfilled') await started.value.release();
  };
  return transport;
}
