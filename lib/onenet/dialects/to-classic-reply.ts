/** Answers of the newer platforms in the form of the classic one, which is all that the operations know. */

import { parseJson, stringifyJson } from '../json';
import type { WireReply } from '../wire';

type Fields = Readonly<Record<string, unknown>>;

/** What has no verdict in any of the forms stays as it is, for whoever says that it is no answer of OneNET. */
export function toClassicReply(reply: WireReply): WireReply {
  const answer = readObject(reply.body);
  // Studio answers its LwM2M calls as the classic platform does, and a gateway may on behalf of either.
  if (answer === undefined || 'errno' in answer) return reply;
  const verdict = readVerdict(answer);
  switch (verdict.kind) {
    case 'number': {
      const error = textOf(answer) || (verdict.errno === 0 ? 'succ' : '');
      const rest = Object.entries(answer).filter(([name]) => !TRANSLATED.includes(name));
      const classic = { errno: verdict.errno, error, ...Object.fromEntries(rest) };
      return { ...reply, body: stringifyJson(classic), payload: answer };
    }
    case 'refused':
      return { ...reply, refusal: verdict.words, payload: answer };
    case 'none':
      return reply;
  }
}

const TRANSLATED = ['code', 'msg', 'message'];

type Verdict =
  | { readonly kind: 'number'; readonly errno: number }
  /** An explicit no without a number. */
  | { readonly kind: 'refused'; readonly words: string }
  | { readonly kind: 'none' };

function readVerdict(answer: Fields): Verdict {
  const { code, success } = answer;
  if (success === true) return { kind: 'number', errno: 0 };
  const number = typeof code === 'string' && /^\d{1,9}$/.test(code) ? Number(code) : code;
  if (Number.isSafeInteger(number)) return { kind: 'number', errno: number as number };
  // "onenet_common_success", as some calls of the newer platforms answer.
  if (typeof code === 'string' && SUCCESS.test(code)) return { kind: 'number', errno: 0 };
  if (success !== false && !isWords(code)) return { kind: 'none' };
  const words = [isWords(code) ? code : '', textOf(answer)].filter((text) => text !== '');
  return { kind: 'refused', words: words.join(': ') };
}

const SUCCESS = /(?:^|[._])succ(?:ess)?$/i;

/** Such as `iot.application.deviceNotFound`. */
function isWords(code: unknown): code is string {
  return typeof code === 'string' && /[a-z]/i.test(code);
}

function textOf({ msg, message }: Fields): string {
  if (typeof msg === 'string') return msg;
  return typeof message === 'string' ? message : '';
}

function readObject(body: string): Fields | undefined {
  let value: unknown;
  try {
    value = parseJson(body);
  } catch {
    // Not JSON: the one who looks for a verdict says so.
    return undefined;
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}
