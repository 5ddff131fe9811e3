/** Values that the dialog describes by a typed input: a property `X`, and `XType` that says how to read it. */

import { parseJson } from '../../../lib/onenet';
import type { Message, Node, NodeAPI, PropertyType } from '../node-red';

/** Hands over a value for a message, at once where that is possible. */
export interface Reader {
  (msg: Message, callback: ReaderCallback): void;
  /** The same for a reader that always has the value at hand; may throw. */
  readonly now?: (msg: Message) => unknown;
  /** Where the value comes from, for a sentence about one that is missing: `msg.payload`. */
  readonly from?: string;
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
    case 'bin':
      return fromBytes(text);
    case 'env':
      return fromEnvironment(RED, node, text);
    case 'flow':
    case 'global':
      return Object.assign(asNodeRedReads(RED, node, text, type), {
        from: `${type}.${text.replace(/^#:\([^)]*\)::/, '')}`,
      });
    case 'bool':
      return asNodeRedReads(RED, node, text, type);
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
  const read = /^[a-z_$][\w$]*$/i.test(path)
    ? immediate((msg) => msg[path])
    : immediate((msg) => nestedProperty(RED, msg, path));
  return Object.assign(read, { from: `msg.${path}` });
}

/** What lies within something that is not there is not there either. */
function nestedProperty(RED: NodeAPI, msg: Message, path: string): unknown {
  try {
    return RED.util.getMessageProperty(msg, path);
  } catch (error) {
    if (error instanceof TypeError && OF_NOTHING.test(error.message)) return undefined;
    throw error;
  }
}

/** How the engine says that something has no properties at all. */
const OF_NOTHING = /^Cannot read properties of (?:undefined|null)/;

function asNodeRedReads(RED: NodeAPI, node: Node, text: string, type: PropertyType): Reader {
  return (msg, callback) => {
    RED.util.evaluateNodeProperty(text, type, node, msg, callback);
  };
}

/** Node-RED gives an empty text for a variable that is set nowhere, which must not go to a device as a value. */
function fromEnvironment(RED: NodeAPI, node: Node, text: string): Reader {
  const read = asNodeRedReads(RED, node, text, 'env');
  const name = /^\$\{([^}]+)\}$/.exec(text)?.[1] ?? text;
  const isSet = (): boolean =>
    name.includes('${') ||
    RED.util.getSetting(node, name, (node as { _flow?: unknown })._flow) !== undefined;
  const reader: Reader = (msg, callback) => {
    read(msg, (error, value) => {
      callback(error, value === '' && !isSet() ? undefined : value);
    });
  };
  return Object.assign(reader, { from: `the environment variable ${name}` });
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

/** An array of bytes, or a text, as the editor's field for a buffer stores it; Node-RED cuts off what is no byte. */
function fromBytes(text: string): Reader {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return failing(error);
  }
  if (typeof content === 'string') return constant(Buffer.from(content));
  if (!Array.isArray(content)) return failing(new Error('a buffer is an array of bytes or a text'));
  const strange = content.find((each) => !isByte(each)) as unknown;
  return strange === undefined
    ? constant(Buffer.from(content as number[]))
    : failing(new Error(`${JSON.stringify(strange)} is not a byte (0 to 255)`));
}

function isByte(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255;
}
