/** Checks of what stands in a field: a sentence that says what to enter, or nothing if all is well. */
export type Check = (value: unknown) => string | undefined;

/**
 * A whole number within limits, in any spelling that Node-RED's number type takes (`16`, `0x10`).
 *
 * @param limits both inclusive; `blank` lets an empty field pass
 * @param sentence called when it is needed, since the catalogues may load late
 */
export function wholeNumber(
  limits: { readonly min: number; readonly max?: number; readonly blank?: boolean },
  sentence: () => string,
): Check {
  return (value) => {
    if (isEnvironmentReference(value)) return undefined;
    const text = asText(value);
    if (text === '') return limits.blank === true ? undefined : sentence();
    const number = Number(text);
    const fits =
      Number.isInteger(number) && number >= limits.min && number <= (limits.max ?? Infinity);
    return fits ? undefined : sentence();
  };
}

/** A number above nothing, with or without a fraction. */
export function positiveNumber(sentence: () => string): Check {
  return (value) => {
    if (isEnvironmentReference(value)) return undefined;
    const text = asText(value);
    const number = Number(text);
    return text !== '' && Number.isFinite(number) && number > 0 ? undefined : sentence();
  };
}

/** Any number, in any spelling that Node-RED takes. */
export function anyNumber(sentence: () => string): Check {
  return (value) => {
    if (isEnvironmentReference(value)) return undefined;
    const text = asText(value);
    return text === '' || Number.isNaN(Number(text)) ? sentence() : undefined;
  };
}

/** Lets pass what a flow written by hand leaves out; an empty field is not that. */
export function ifGiven(check: Check): Check {
  return (value) => (value === undefined ? undefined : check(value));
}

/** Something other than white space. */
export function notBlank(sentence: () => string): Check {
  return (value) => (asText(value) === '' ? sentence() : undefined);
}

/** Node-RED replaces a property that is `${NAME}` as a whole when it starts the flow; its value is not known here. */
export function isEnvironmentReference(value: unknown): boolean {
  return typeof value === 'string' && /^\$(\{[^}]+\}|\([^)]+\))$/.test(value.trim());
}

/** A field's content as trimmed text; anything but text and numbers counts as blank. */
export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
