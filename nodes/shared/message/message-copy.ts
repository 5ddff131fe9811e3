/** What Node-RED cannot copy for Catch nodes. */

/**
 * Whether a payload holds an array so long that copying it, which Node-RED does element by element, would take all the
 * memory there is. Such an array is nearly empty: `array[4e9] = 1` costs a flow nothing.
 */
export function isUncopyable(payload: unknown): boolean {
  if (typeof payload !== 'object' || payload === null) return false;
  if (isEndless(payload)) return true;
  if (Array.isArray(payload) || ArrayBuffer.isView(payload)) return false;
  return Object.values(payload).some(isEndless);
}

function isEndless(value: unknown): boolean {
  return Array.isArray(value) && value.length > MOST_ELEMENTS;
}

/** Above what V8 keeps as one block, an array is a sparse one. */
const MOST_ELEMENTS = 32 * 1024 * 1024;
