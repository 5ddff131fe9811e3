/** Values that the dialog describes by a typed input: a property `X`, and `XType` that says how to read it. */

import { parseJson } from '../../lib/onenet';
import type { Message, Node, NodeAPI, PropertyType } from './node-red';

/** Hands over a value for a message, at once where that is possible. */
export interface Reader {
  (msg: Message, callback: ReaderCallback): void;
  /** The same for a reader that always has the value at hand; may throw. */
  readonly now?: (msg: Message) => unknown;
}
export type ReaderCallback = (error: unknown, value: unknown) => void;

/**
 * Makes the reader of one property. What cannot change from message to message is read once, here; what is wrong with
 * it is told to each message, so that nothing fails silently.
 *
 * @param whenBlank what a number field that was left empty, or is missing in an older flow, stands for
 */
export function createReader(
  RED: NodeAPI,
  node: Node,
  { value = '', type, whenBlank }: { value?: unknown; type: string; whenBlank?: unknown },
): Reader {
  const text = String(value);
  switch (type) {
    case 'str':
      return constant(text);
    case 'num':
      return text.trim() === '' ? constant(whenBlank) : fromNumber(text);
    case 'msg':
      return fromMessage(RED, text);
    case 'jsonata':
      return fromJsonata(RED, node, text);
    case 'json':
      return fromJson(text);
    case 'flow':
    case 'global':
    case 'env':
    case 'bool':
    case 'bin':
      return (msg, callback) => {
        RED.util.evaluateNodeProperty(text, type satisfies PropertyType, node, msg, callback);
      };
    default:
      return failing(new Error(`the flow names an unknown type of value, ${JSON.stringify(type)}`));
  }
}

/** Gives every message the same value. */
export function constant(value: unknown): Reader {
  return immediate(() => value);
}

function immediate(now: (msg: Message) => unknown): Reader {
  const reader = (msg: Message, callback: ReaderCallback): void => {
    let value: unknown;
    try {
      value = now(msg);
    } catch (error) {
      callback(error, undefined);
      return;
    }
    callback(undefined, value);
  };
  return Object.assign(reader, { now });
}

function failing(error: unknown): Reader {
  return (_msg, callback) => {
    callback(error, undefined);
  };
}

/** Exact, also beyond what a JavaScript number holds. What is no number must not be written as a text instead. */
function fromNumber(text: string): Reader {
  const number = Number(text);
  if (Number.isNaN(number)) return failing(new Error(`${JSON.stringify(text)} is not a number`));
  const isLong = /^\s*-?\d+\s*$/.test(text) && !Number.isSafeInteger(number);
  return constant(isLong ? BigInt(text.trim()) : number);
}

function fromMessage(RED: NodeAPI, path: string): Reader {
  return /^[a-z_$][\w$]*$/i.test(path)
    ? immediate((msg) => msg[path])
    : immediate((msg) => RED.util.getMessageProperty(msg, path));
}

/** Node-RED compiles an expression at each call of evaluateNodeProperty; here it is compiled once. */
function fromJsonata(RED: NodeAPI, node: Node, expression: string): Reader {
  try {
    const prepared = RED.util.prepareJSONataExpression(expression, node);
    return (msg, callback) => {
      RED.util.evaluateJSONataExpression(prepared, msg, (error, value) => {
        callback(jsonataError(error), value);
      });
    };
  } catch (error) {
    return failing(jsonataError(error));
  }
}

/** JSONata fails with plain objects that have a message, which as text are `[object Object]`. */
function jsonataError(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || error instanceof Error) return error;
  const { message } = error as { message?: unknown };
  return typeof message === 'string' ? new Error(message) : error;
}

function fromJson(text: string): Reader {
  try {
    return constant(parseJson(text));
  } catch (error) {
    return failing(error);
  }
}
