/** Text of unknown origin, fit for a log line, a status, an error or a dialog. */

/** The most that foreign text takes in a sentence, in characters (UTF-16 units). */
export const PRINTABLE_LIMIT = 200;

/**
 * One line of printable characters: control characters, line and paragraph separators, characters that change the
 * direction of writing, invisible ones and halves of surrogate pairs become a space or go, and a long text is cut
 * with an ellipsis. Only the beginning of a long text is looked at.
 *
 * @param limit characters of the result at most
 */
export function printable(text: string, limit = PRINTABLE_LIMIT): string {
  // Twice the limit leaves enough where invisible characters are dropped.
  const start = text.length > 2 * limit ? text.slice(0, 2 * limit) : text;
  const line = start
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Surrogate}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu, '')
    .trim();
  const isWhole = start.length === text.length && line.length <= limit;
  return isWhole ? line : `${withoutHalf(line.slice(0, limit - 1))}…`;
}

/** A cut must not leave half of a character at the end. */
function withoutHalf(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
