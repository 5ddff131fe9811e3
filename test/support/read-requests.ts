import type { Socket } from 'node:net';

/** A request as its bytes say, with header names in lower case. */
export interface ReceivedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** All of it as it came. */
  readonly raw: string;
}

/** Calls back for each request that has arrived in full. Bodies need a `content-length`. */
export function readRequests(socket: Socket, received: (request: ReceivedRequest) => void): void {
  let buffer = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    buffer += chunk;
    for (let request = parse(buffer); request !== undefined; request = parse(buffer)) {
      buffer = buffer.slice(request.raw.length);
      received(request);
    }
  });
}

function parse(text: string): ReceivedRequest | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const [method = '', target = ''] = first.split(' ');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  ) as Record<string, string>;
  const bodyStart = end + 4;
  const bodyEnd = bodyStart + Number(headers['content-length'] ?? 0);
  if (text.length < bodyEnd) return undefined;
  const body = Buffer.from(text.slice(bodyStart, bodyEnd), 'latin1').toString('utf8');
  return { method, target, headers, body, raw: text.slice(0, bodyEnd) };
}
