/**
 * Reads the values that a dialog describes by a typed input: a property `X`, and `XType` that says where the value of `X`
 * comes from.
 */

import {
  fail,
  invalid,
  isTyped,
  isUsed,
  ok,
  referenceFault,
  settingOf,
  valueReferenceFault,
  type FieldTable,
  type PlainField,
  type Result,
  type TypedField,
} from '../../../lib/contract';
import { messageOf, parseJson } from '../../../lib/onenet';
import type { Message, Node, NodeAPI, PropertyType } from '../node-red';

/**
 * Reads one value for a message, and calls back once: at once where the value is at hand. The fault of a value that
 * cannot be read has no pointer, since a reader does not know the name of its field.
 */
export interface InputReader {
  (msg: Message, callback: ReaderCallback): void;
  /** The same for a reader that always has the value at hand. */
  readonly now?: (msg: Message) => Result<unknown>;
  /** Where the value comes from, for the sentence about one that is missing: `msg.payload`. */
  readonly source?: string;
  /** Whether the dialog alone says it, as a literal or as the name of a variable: it is the same for every message. */
  readonly isConfigured?: boolean;
}

export type ReaderCallback = (result: Result<unknown>) => void;

/**
 * A reader for each field of a table that an operation may take: those with a typed input, and choices. One that the dialog
 * hides, as another field is set, has no value.
 *
 * @param config properties of the node as the flow stores them; the default counts where it stores nothing
 */
export function createReaders<Input>(
  RED: NodeAPI,
  node: Node,
  fields: FieldTable & Readonly<Record<keyof Input, TypedField | PlainField>>,
  config: Readonly<Record<string, unknown>>,
): Readonly<Record<keyof Input, InputReader>> {
  const table: FieldTable = fields;
  const valueOf = (property: string): unknown => settingOf(table[property], config[property]);
  const inputs = Object.entries(table).filter(
    ([, field]) => isTyped(field) || field.rule !== undefined,
  );
  const readers = inputs.map(([name, field]) => [
    name,
    isUsed(field, valueOf) ? createFieldReader(RED, node, name, field, config) : NOTHING,
  ]);
  return Object.fromEntries(readers) as Readonly<Record<keyof Input, InputReader>>;
}

const NOTHING = constant(undefined);

/** The same for typed fields that are not the whole input of an operation. */
export function createFieldReaders<Name extends string>(
  RED: NodeAPI,
  node: Node,
  fields: Readonly<Record<Name, TypedField>>,
  config: Readonly<Record<string, unknown>>,
): Record<Name, InputReader> {
  const names = Object.keys(fields) as Name[];
  return Object.fromEntries(
    names.map((name) => [name, createFieldReader(RED, node, name, fields[name], config)]),
  ) as Record<Name, InputReader>;
}

/** Readers of defaults, which most nodes have alike (goal of the benchmark: deploy of 10,000 nodes). */
const DEFAULTS = new WeakMap<TypedField | PlainField, InputReader>();

function createFieldReader(
  RED: NodeAPI,
  node: Node,
  name: string,
  field: TypedField | PlainField,
  config: Readonly<Record<string, unknown>>,
): InputReader {
  const stored = config[name];
  // A blank text may be meant, and a blank number has a meaning of its own.
  const value = isTyped(field) ? (stored ?? field.value) : settingOf(field, stored);
  const storedType = config[`${name}Type`];
  const type = isTyped(field)
    ? typeof storedType === 'string'
      ? storedType
      : field.type
    : undefined;
  const create = (): InputReader =>
    isTyped(field) && type !== undefined
      ? createReader(RED, node, { value, type, whenBlank: field.whenBlank })
      : constant(value);
  const isShared = value === field.value && (type === undefined || type === 'num');
  if (!isShared) return create();
  const reader = DEFAULTS.get(field) ?? create();
  DEFAULTS.set(field, reader);
  return reader;
}

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
): InputReader {
  const text = String(value);
  // Node-RED puts the value of an environment variable in the place of `${NAME}` when the flow starts, but only where the
  // variable exists. A property that is nothing but such names must not go to a device, nor be read as something else.
  const reference = type === 'env' ? undefined : valueReferenceFault('', text);
  if (reference !== undefined) return literal(reference);
  switch (type) {
    case 'str':
      return literal(ok(text));
    case 'num':
      return literal(text.trim() === '' ? ok(whenBlank) : readNumber(text));
    case 'msg':
      return fromMessage(RED, text);
    case 'jsonata':
      return fromJsonata(RED, node, text);
    case 'json':
      return literal(readJson(text));
    case 'bin':
      return literal(readBytes(text));
    case 'env':
      return fromEnvironment(RED, node, text);
    case 'flow':
    case 'global':
      return Object.assign(asNodeRedReads(RED, node, text, type), {
        source: `${type}.${text.replace(/^#:\([^)]*\)::/, '')}`,
      });
    case 'bool':
      return literal(readBoolean(text));
    default:
      return literal(invalid('', 'unknownType', type));
  }
}

/** Gives every message the same value. */
export function constant(value: unknown): InputReader {
  return literal(ok(value));
}

function literal(result: Result<unknown>): InputReader {
  return Object.assign(
    immediate(() => result),
    { isConfigured: true },
  );
}

function immediate(now: (msg: Message) => Result<unknown>): InputReader {
  const read = (msg: Message, callback: ReaderCallback): void => {
    callback(now(msg));
  };
  return Object.assign(read, { now });
}

/** What Node-RED, a context store or an expression says about a value that it cannot give. */
function unreadable(error: unknown): Result<never> {
  return fail('', 'unreadable', { reason: messageOf(error) });
}

/** As Node-RED reads it: what is not `true` is `false`. */
function readBoolean(text: string): Result<boolean> {
  return ok(/^true$/i.test(text));
}

/** Exact, also beyond what a JavaScript number holds. What is no number must not be written as a text instead. */
function readNumber(text: string): Result<unknown> {
  const number = Number(text);
  if (Number.isNaN(number)) {
    // A number never holds a dollar sign of its own.
    return referenceFault('', text) ?? invalid('', 'notANumber', text);
  }
  const isLong = /^\s*-?\d+\s*$/.test(text) && !Number.isSafeInteger(number);
  return ok(isLong ? BigInt(text.trim()) : number);
}

function readJson(text: string): Result<unknown> {
  try {
    return ok(parseJson(text));
  } catch (error) {
    return unreadable(error);
  }
}

/** An array of bytes, or a text, as the editor's field for a buffer stores it; Node-RED cuts off what is no byte. */
function readBytes(text: string): Result<unknown> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return unreadable(error);
  }
  if (typeof content === 'string') return ok(Buffer.from(content));
  if (!Array.isArray(content)) return fail('', 'bytesForm');
  const strange = content.find((each) => !isByte(each)) as unknown;
  return strange === undefined
    ? ok(Buffer.from(content as number[]))
    : invalid('', 'notAByte', strange);
}

function isByte(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255;
}

function fromMessage(RED: NodeAPI, path: string): InputReader {
  const isName = /^[a-z_$][\w$]*$/i.test(path);
  const read = immediate((msg) => {
    try {
      return ok(isName ? msg[path] : nestedProperty(RED, msg, path));
    } catch (error) {
      return unreadable(error);
    }
  });
  return Object.assign(read, { source: `msg.${path}` });
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

function asNodeRedReads(RED: NodeAPI, node: Node, text: string, type: PropertyType): InputReader {
  return (msg, callback) => {
    try {
      RED.util.evaluateNodeProperty(text, type, node, msg, (error, value) => {
        callback(error === undefined || error === null ? ok(value) : unreadable(error));
      });
    } catch (error) {
      callback(unreadable(error ?? 'unknown error'));
    }
  };
}

/**
 * Node-RED gives an empty text for a variable that is set nowhere, also within a longer text, and that must not go to a
 * device as a value.
 */
function fromEnvironment(RED: NodeAPI, node: Node, text: string): InputReader {
  if (text.trim() === '') return literal(fail('', 'noVariable'));
  const read = asNodeRedReads(RED, node, text, 'env');
  const references = [...text.matchAll(/\$\{([^}]+)\}/g)].map(([, name = '']) => name);
  const names = references.length === 0 ? [text] : references;
  const readSet: InputReader = (msg, callback) => {
    read(msg, (result) => {
      const unset = names.find((name) => !isSet(RED, node, name));
      callback(
        result.ok && unset !== undefined ? fail('', 'unsetVariable', { name: unset }) : result,
      );
    });
  };
  return Object.assign(readSet, { isConfigured: true });
}

function isSet(RED: NodeAPI, node: Node, name: string): boolean {
  return RED.util.getSetting(node, name, node._flow) !== undefined;
}

/** Node-RED compiles an expression at each call of evaluateNodeProperty; here it is compiled once. */
function fromJsonata(RED: NodeAPI, node: Node, expression: string): InputReader {
  let prepared: object;
  try {
    prepared = RED.util.prepareJSONataExpression(expression, node);
  } catch (error) {
    return literal(unreadable(jsonataError(error)));
  }
  return (msg, callback) => {
    try {
      RED.util.evaluateJSONataExpression(prepared, msg, (error, value) => {
        callback(
          error === undefined || error === null ? ok(value) : unreadable(jsonataError(error)),
        );
      });
    } catch (error) {
      callback(unreadable(jsonataError(error) ?? 'unknown error'));
    }
  };
}

/** JSONata fails with plain objects that have a message, which as text are `[object Object]`. */
function jsonataError(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || error instanceof Error) return error;
  const { message } = error as { message?: unknown };
  return typeof message === 'string' ? message : error;
}
