/** What stands in a write node's dialog. */

/** A typed input: what it holds, and where that comes from. */
export interface Field {
  readonly value: string;
  readonly type: string;
}

export interface DialogValues {
  readonly imei: Field;
  readonly objId: Field;
  readonly objInstId: Field;
  readonly resId: Field;
  readonly payload: Field;
  readonly mode: Field;
  readonly timeout: Field;
  readonly valueType: string;
}

/** The text itself where it is in the dialog for good; `undefined` where a message or the environment brings it. */
export function literal({ value, type }: Field): string | undefined {
  const isReference = /^\$(\{[^}]+\}|\([^)]+\))$/.test(value.trim());
  return (type === 'num' || type === 'str') && !isReference ? value.trim() : undefined;
}

/** A literal number of the dialog, in any spelling that Node-RED takes. */
export function literalNumber(field: Field): number | undefined {
  const text = literal(field);
  return text === undefined || text === '' || !Number.isInteger(Number(text))
    ? undefined
    : Number(text);
}

/** Where a value comes from, in the words of a flow: `msg.payload`. */
export function sourceOf({ value, type }: Field): string {
  switch (type) {
    case 'msg':
    case 'flow':
    case 'global':
      return `${type}.${value}`;
    case 'env':
      return `$${value}`;
    default:
      return value;
  }
}
