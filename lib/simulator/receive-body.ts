import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { BODY_LIMIT } from './request';

export interface ReceivedBody {
  /** Empty if the body is larger than {@link BODY_LIMIT}, which is all that is ever kept of one. */
  readonly text: string;
  readonly size: number;
  /** Whether the sender was still sending when nobody wanted to hear more. */
  readonly cut: boolean;
}

/** Much more than any client needs to be told politely that its body is too large. */
const PATIENCE = 1024 * 1024;

/** Calls back with the body once it is there; never, if the connection ends before. */
export function receiveBody(message: IncomingMessage, done: (body: ReceivedBody) => void): void {
  let chunks: Buffer[] = [];
  let size = 0;
  message.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= BODY_LIMIT) {
      chunks.push(chunk);
    } else if (size > PATIENCE) {
      message.removeAllListeners('data').removeAllListeners('end').pause();
      done({ text: '', size, cut: true });
    } else {
      chunks = [];
    }
  });
  message.on('end', () => {
    done({ text: size <= BODY_LIMIT ? decode(chunks) : '', size, cut: false });
  });
}

/** Bytes that are not UTF-8 become a text that is not JSON either, rather than a guess at what was meant. */
function decode(chunks: readonly Buffer[]): string {
  const [first = Buffer.alloc(0)] = chunks;
  const bytes = chunks.length > 1 ? Buffer.concat(chunks) : first;
  return isUtf8(bytes) ? bytes.toString('utf8') : NOT_TEXT;
}

const NOT_TEXT = '\ufffd';
