/** Turns an answer into an HTTP response. */

import type { ServerResponse } from 'node:http';
import type { Answer, Reply } from './answers';
import { toNewReply, type Dialect } from './dialects';
import { writeJson } from './json';

/** What was sent, for the log; both are `undefined` if the connection was cut. */
export interface SentAnswer {
  readonly status: number | undefined;
  readonly answer: string | undefined;
}

export interface ResponseOptions {
  readonly dialect: Dialect;
  /** The simulator's time for the header Date, since clients check tokens against the platform's clock. */
  readonly date: string;
  /** Whether the connection ends with this answer. */
  readonly last: boolean;
}

export function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  { dialect, date, last }: ResponseOptions,
): SentAnswer {
  if (answer.kind === 'hang-up') {
    response.socket?.destroy();
    return { status: undefined, answer: undefined };
  }
  const body = answer.kind === 'raw' ? answer.body : formatReply(answer, dialect);
  // The platform's refusals, too, come with status 200: errno says what happened.
  const status = answer.kind === 'raw' ? answer.status : 200;
  response.writeHead(status, {
    Date: date,
    'Content-Length': Buffer.byteLength(body),
    ...(last ? { Connection: 'close' } : {}),
    ...(answer.kind === 'raw' ? answer.headers : JSON_TYPE),
  });
  response.end(body);
  return { status, answer: body };
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** The order of the fields is the platform's. OneNET Studio answers its LwM2M calls as the classic platform does. */
function formatReply(reply: Reply, dialect: Dialect): string {
  const { errno, error, data } = reply;
  if (dialect === 'new') {
    const { code, msg } = toNewReply(reply);
    return writeJson(data === undefined ? { code, msg } : { code, data, msg });
  }
  return data === undefined ? JSON.stringify({ errno, error }) : writeJson({ errno, data, error });
}
