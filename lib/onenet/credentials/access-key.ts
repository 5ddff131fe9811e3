/**
 * The bytes of an access key, which the console of OneNET shows in base64; `undefined` if it cannot be one. The padding
 * may be missing, since a double click does not select it.
 */
export function decodeAccessKey(text: string): Buffer | undefined {
  const digits = text.replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(digits) || digits.length % 4 === 1) return undefined;
  return Buffer.from(digits, 'base64');
}
