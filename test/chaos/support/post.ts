import { request } from 'node:http';

/** Posts JSON over a connection of its own, which is gone afterwards; resolves with status and body. */
export function post(
  url: string,
  body: unknown,
  { headers, deadline }: { headers: Record<string, string>; deadline: number },
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      agent: false,
      headers: { 'content-type': 'application/json', ...headers },
      signal: AbortSignal.timeout(deadline),
    };
    const call = request(url, options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    call.once('error', reject);
    call.end(JSON.stringify(body));
  });
}
