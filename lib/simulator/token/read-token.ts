/** A token's fields, decoded. */
export interface Token {
  readonly version: string;
  readonly res: string;
  /** Seconds since 1970, in digits. */
  readonly et: string;
  readonly method: 'md5' | 'sha1' | 'sha256';
  readonly sign: string;
}

/** One for each generation of the platform: classic, Studio, new. */
const VERSION = /^(?:2018-10-31|2020-05-29|2022-05-01)$/;

/** What a token may be for; the simulator has no products and users of its own, and takes any name. */
const RESOURCE = new RegExp(
  ['products/[^/]+(?:/devices/[^/]+)?', 'userid/[^/]+', 'projectid/[^/]+(?:/groupid/[^/]+)?']
    .map((form) => `^${form}$`)
    .join('|'),
);

/** `version=…&res=…&et=…&method=…&sign=…` in any order; `undefined` for what is no token. */
export function readToken(header: string): Token | undefined {
  const fields = readFields(header);
  const { version = '', res = '', et = '', method = '', sign = '' } = fields ?? {};
  if (!VERSION.test(version) || !RESOURCE.test(res) || !/^\d{1,12}$/.test(et)) return undefined;
  return isMethod(method) ? { version, res, et, method, sign } : undefined;
}

/**
 * As a server reads a query: a `+` that was not encoded is a space, and so spoils the signature in which it stood.
 * `undefined` for a field that is there twice, or is not encoded as it has to be.
 */
function readFields(header: string): Readonly<Partial<Record<string, string>>> | undefined {
  const fields: Record<string, string> = {};
  for (const part of header.split('&')) {
    const mark = part.indexOf('=');
    const name = part.slice(0, Math.max(mark, 0));
    if (Object.hasOwn(fields, name)) return undefined;
    try {
      fields[name] = decodeURIComponent(part.slice(mark + 1).replaceAll('+', ' '));
    } catch {
      return undefined;
    }
  }
  return fields;
}

function isMethod(text: string): text is Token['method'] {
  return text === 'md5' || text === 'sha1' || text === 'sha256';
}
