import type { ServerResponse } from 'node:http';
import type { Answer } from './answer';
import { writeJson } from './json';

/** What went out, for the log. */
export interface SentAnswer {
  readonly status: number | undefined;
  readonly answer: string | undefined;
}

/** @param last whether the connection ends with this answer */
export function sendAnswer(response: ServerResponse, answer: Answer, last: boolean): SentAnswer {
  if (answer.kind === 'hang-up') {
    response.socket?.destroy();
    return { status: undefined, answer: undefined };
  }
  const body =
    answer.kind === 'raw' ? answer.body : showReply(answer.errno, answer.error, answer.data);
  // The platform's refusals, too, come with status 200: the verdict is in errno.
  const status = answer.kind === 'raw' ? answer.status : 200;
  response.writeHead(status, {
    'Content-Length': Buffer.byteLength(body),
    ...(last ? { Connection: 'close' } : {}),
    ...(answer.kind === 'raw' ? answer.headers : JSON_TYPE),
  });
  response.end(body);
  return { status, answer: body };
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** The order of the fields is the platform's. */
function showReply(errno: number, error: string, data: unknown): string {
  return data === undefined ? JSON.stringify({ errno, error }) : writeJson({ errno, data, error });
}
