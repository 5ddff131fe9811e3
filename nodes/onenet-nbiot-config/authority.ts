import { parseBaseUrl } from '../../lib/onenet';
import { isSimulator } from '../shared/connect';

/** How sentences name the platform of a config node: `api.heclouds.com:443`. */
export function authorityOf(host: string): string {
  if (isSimulator(host)) return 'simulator';
  const baseUrl = parseBaseUrl(host);
  return baseUrl.kind === 'valid' ? baseUrl.url.authority : host;
}
