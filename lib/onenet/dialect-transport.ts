/** Speaks a platform's dialect below operations that know the classic one alone: other addresses, answers of another form. */

import { targetIn, type Dialect, type StudioActions } from '../contract';
import { OneNetError } from './errors';
import type { Fields } from './json';
import { readAnswer } from './outcome';
import {
  transportOver,
  type PlatformReply,
  type Send,
  type Transport,
  type Verdict,
  type WireReply,
} from './transport';

/**
 * A transport that takes requests with the paths of the classic platform and gives answers in its form, whatever the
 * platform behind it speaks. The answer in the platform's own words stays beside it, in `payload`. A call that the
 * dialect does not have is `ONENET_CONFIG`.
 *
 * @param actions names of Studio's actions, where they are not as assumed
 */
export function inDialect(
  transport: Transport,
  dialect: Dialect,
  actions?: StudioActions,
): Transport {
  if (dialect === 'classic') return transport;
  const translated: Send = async (request, options) => {
    const target = targetIn(dialect, request.method, request.target, actions);
    if (!target.ok) throw new OneNetError('ONENET_CONFIG', target.fault);
    return toClassicReply(await transport({ ...request, target: target.value }, options));
  };
  return transportOver(transport, translated);
}

/** What has no verdict in any of the forms stays as it is; the one who decodes it says that it is no answer of OneNET. */
export function toClassicReply(reply: WireReply): WireReply {
  const answer = readAnswer(reply.body);
  // Studio answers its LwM2M calls as the classic platform does, and a gateway may on behalf of either.
  if (!isFields(answer) || Object.hasOwn(answer, 'errno')) return reply;
  const verdict = readVerdict(answer);
  return verdict === undefined ? reply : { ...reply, verdict };
}

function readVerdict(answer: Fields): Verdict | undefined {
  const { code, success } = answer;
  if (success === true) return numbered(0, answer);
  const number = typeof code === 'string' && /^\d{1,9}$/.test(code) ? Number(code) : code;
  if (Number.isSafeInteger(number)) return numbered(number as number, answer);
  // "onenet_common_success", as some calls of the newer platforms answer.
  if (typeof code === 'string' && SUCCESS.test(code.slice(-16))) return numbered(0, answer);
  if (success !== false && !isWords(code)) return undefined;
  const words = [isWords(code) ? code : '', textOf(answer)].filter((text) => text !== '');
  return { kind: 'words', words: words.join(': '), payload: answer };
}

function numbered(errno: number, answer: Fields): Verdict {
  const error = textOf(answer) || (errno === 0 ? 'succ' : '');
  const rest = Object.entries(answer).filter(([name]) => !TRANSLATED.includes(name));
  const reply: PlatformReply = { errno, error, ...Object.fromEntries(rest) };
  return { kind: 'number', reply, payload: answer };
}

const TRANSLATED = ['code', 'msg', 'message'];

const SUCCESS = /(?:^|[._])succ(?:ess)?$/i;

/** Such as `iot.application.deviceNotFound`. */
function isWords(code: unknown): code is string {
  return typeof code === 'string' && /[a-z]/i.test(code);
}

function textOf({ msg, message }: Fields): string {
  if (typeof msg === 'string') return msg;
  return typeof message === 'string' ? message : '';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
