import type { ServerResponse } from 'node:http';
import type { Answer, Reply } from './answer';
import type { Dialect } from './dialects/dialect';
import { newVerdict } from './dialects/new-verdict';
import { writeJson } from './json';

/** What went out, for the log. */
export interface SentAnswer {
  readonly status: number | undefined;
  readonly answer: string | undefined;
}

export interface Manner {
  readonly dialect: Dialect;
  /** The time of the simulator, for the header Date: tokens are judged by it. */
  readonly date: string;
  /** Whether the connection ends with this answer. */
  readonly last: boolean;
}

export function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  { dialect, date, last }: Manner,
): SentAnswer {
  if (answer.kind === 'hang-up') {
    response.socket?.destroy();
    return { status: undefined, answer: undefined };
  }
  const body = answer.kind === 'raw' ? answer.body : showReply(answer, dialect);
  // The platform's refusals, too, come with status 200: the verdict is in errno.
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
function showReply(reply: Reply, dialect: Dialect): string {
  const { errno, error, data } = reply;
  if (dialect === 'new') {
    const { code, msg } = newVerdict(reply);
    return writeJson(data === undefined ? { code, msg } : { code, data, msg });
  }
  return data === undefined ? JSON.stringify({ errno, error }) : writeJson({ errno, data, error });
}
