/** What Node-RED cannot copy for Catch nodes. */

import type { Message } from '../node-red';

/**
 * Takes out of a message what cannot be copied, which Node-RED does element by element: an array so long that it would
 * take all the memory there is, at any depth, and what throws when it is looked at. Such an array is nearly empty:
 * `array[4e9] = 1` costs a flow nothing.
 */
export function dropUncopyable(msg: Message): void {
  const seen = new Set<object>();
  for (const [name, value] of Object.entries(msg)) {
    // Node-RED hands these two on without a copy.
    if (name === 'req' || name === 'res') continue;
    if (isUncopyable(value, seen, DEEPEST)) (msg as Record<string, unknown>)[name] = undefined;
  }
}

function isUncopyable(value: unknown, seen: Set<object>, depth: number): boolean {
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  try {
    if (ArrayBuffer.isView(value)) return false;
    const isArray = Array.isArray(value);
    if (isArray && value.length > MOST_ELEMENTS) return true;
    if (depth === 0) return false;
    seen.add(value);
    const inside: readonly unknown[] = isArray ? value : Object.values(value);
    // `some` passes over the holes of an array.
    const found = inside.some((each) => isUncopyable(each, seen, depth - 1));
    // What is also under another name is to be found there too.
    if (found) seen.delete(value);
    return found;
  } catch {
    return true;
  }
}

/** Above what V8 keeps as one block, an array is a sparse one. */
const MOST_ELEMENTS = 32 * 1024 * 1024;

/** What is nested deeper fails to be copied without harm, see `MessageOutput`. */
const DEEPEST = 200;
