/** The bytes of one member of a JSON object as they were received, since a signature is over those. */

/**
 * The value of a member of the outermost object, to the byte. Printing parsed JSON again would change `1.0`, exponents,
 * long integers, `\/` and the order of keys that look like integers.
 *
 * @param json a JSON text that has been parsed without a fault; anything else gives any slice or none
 * @returns `undefined` where there is no such member; of one that comes twice, the last counts, as in `JSON.parse`
 */
export function rawMember(json: Buffer, name: string): Buffer | undefined {
  // One character for each byte: all of JSON's own marks are ASCII, and no byte of a longer character is.
  const text = json.toString('latin1');
  let found: [start: number, end: number] | undefined;
  let at = skipSpace(text, skipSpace(text, 0) + 1);
  while (at < text.length && text[at] === '"') {
    const keyEnd = endOfString(text, at);
    const key = utf8(text.slice(at, keyEnd));
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const end = endOfValue(text, start);
    if (key === name) found = [start, end];
    at = skipSpace(text, skipSpace(text, end) + 1);
  }
  return found === undefined ? undefined : json.subarray(...found);
}

function utf8(quoted: string): unknown {
  try {
    return JSON.parse(Buffer.from(quoted, 'latin1').toString('utf8'));
  } catch {
    return undefined;
  }
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (' \t\r\n'.includes(text.charAt(next)) && next < text.length) next += 1;
  return next;
}

/** @param at of the opening quotation mark @returns behind the closing one */
function endOfString(text: string, at: number): number {
  let next = at + 1;
  while (next < text.length && text[next] !== '"') next += text[next] === '\\' ? 2 : 1;
  return next + 1;
}

/** Behind the value that begins at a position. */
function endOfValue(text: string, at: number): number {
  const first = text[at];
  if (first === '"') return endOfString(text, at);
  if (first !== '{' && first !== '[') {
    let next = at;
    while (next < text.length && !',]} \t\r\n'.includes(text.charAt(next))) next += 1;
    return next;
  }
  let depth = 0;
  let next = at;
  do {
    const character = text[next];
    if (character === '"') {
      next = endOfString(text, next);
      continue;
    }
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    next += 1;
  } while (depth > 0 && next < text.length);
  return next;
}
