import { once } from 'node:events';
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { Simulator } from '../../../../lib/simulator';

/** A request with any headers at all, also those that fetch sets itself. */
export async function ask(
  { url }: Simulator,
  path: string,
  headers: OutgoingHttpHeaders = {},
  method = 'GET',
  body = '',
): Promise<IncomingMessage> {
  const asked = request(url + path, { headers, method, agent: false }).end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return answer;
}
