/** What a typed input of a dialog holds, and what can be said of it before a message comes. */

import { isEnvironmentReference } from './check';

/** A typed input: its text, and where its value comes from. */
export interface Field {
  readonly value: string;
  readonly type: string;
}

/** The text itself where it is in the dialog for good; `undefined` where a message or the environment brings it. */
export function literal({ value, type }: Field): string | undefined {
  return (type === 'num' || type === 'str') && !isEnvironmentReference(value)
    ? value.trim()
    : undefined;
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
      return `${type}.${nameOf(value)}`;
    case 'env':
      return `$${value}`;
    default:
      return value;
  }
}

/** The editor stores the context store before the name: `#:(file)::limit`. */
function nameOf(value: string): string {
  return value.replace(/^#:\(.+?\)::/, '');
}
