import { types } from 'node:util';

/** Input that cannot become a command: where the fault is, and a sentence about it. */
export interface Invalid {
  readonly kind: 'invalid';
  /** JSON pointer (RFC 6901) into the request: `/imei`, `/data/0/val`. */
  readonly pointer: string;
  /** What is wrong and what to do, without a full stop. */
  readonly problem: string;
}

export function invalid(pointer: string, problem: string): Invalid {
  return { kind: 'invalid', pointer, problem };
}

/** Names a value for a sentence: short, on one line, and never the whole of a long text. */
export function show(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value === '' ? 'an empty text' : `the text ${JSON.stringify(shorten(value))}`;
    case 'number':
    case 'boolean':
      return String(value);
    case 'bigint':
      return `the bigint ${shorten(String(value))}`;
    case 'undefined':
      return 'nothing';
    case 'function':
    case 'symbol':
      return `a ${typeof value}`;
    case 'object':
      return value === null ? 'null' : showObject(value);
  }
}

function showObject(value: object): string {
  if (Array.isArray(value)) return 'an array';
  if (Buffer.isBuffer(value)) return 'a Buffer';
  return KINDS.find(([isOfKind]) => isOfKind(value))?.[1] ?? 'an object';
}

const KINDS: readonly (readonly [isOfKind: (value: unknown) => boolean, name: string])[] = [
  [types.isDate, 'a Date'],
  [types.isTypedArray, 'a typed array'],
  [types.isMap, 'a Map'],
  [types.isSet, 'a Set'],
  [types.isNativeError, 'an Error'],
  [types.isRegExp, 'a regular expression'],
  [types.isPromise, 'a Promise'],
];

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
