/**
 * References to environment variables, as Node-RED writes them in the properties of nodes: `${NAME}` or `$(NAME)`.
 * Node-RED replaces one that is the whole property when a flow starts, and leaves it as it is where no such variable
 * is set, so that a reference which reaches the runtime is one that could not be replaced.
 */

/** Whether a property is one reference, which Node-RED replaces as a whole. */
export function isReference(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST && WHOLE.test(value.trim());
}

/**
 * The variables that the references anywhere in a text name, with commas between them, since any of them may be the one
 * that is not set; `undefined` if it has none. For what never holds a dollar sign and a bracket of its own: hosts, keys,
 * identities.
 */
export function variableIn(text: string): string | undefined {
  if (text.length > LONGEST || !text.includes('$')) return undefined;
  const found = text.matchAll(/\$(?:\{([^{}]+)\}|\(([^()]+)\))/g);
  const names = new Set(Array.from(found, ([, braced, bracketed]) => braced ?? bracketed));
  return names.size === 0 ? undefined : [...names].join(', ');
}

/**
 * The variables that the references of a text name which consists of references alone, such as `${A}${B}`. For
 * values, in which a reference beside other text may be meant as it is.
 */
export function unsetVariable(text: string): string | undefined {
  return text.length <= LONGEST && ONLY_REFERENCES.test(text.trim()) ? variableIn(text) : undefined;
}

/** Characters of a text that is looked at; names of variables are shorter by far. */
const LONGEST = 2048;

const WHOLE = /^\$(?:\{[^{}]+\}|\([^()]+\))$/;
const ONLY_REFERENCES = /^(?:\$\{[^{}]+\}|\$\([^()]+\))+$/;
