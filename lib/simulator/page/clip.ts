/** Enough to read, and little enough to send many of them ten times a second. */
const LONGEST = 600;

/** The beginning of a text, with an ellipsis if there is more of it; never half of a character. */
export function clip(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…`;
}
