/** A line in the list below a field. */
export interface Suggestion {
  /** What the field gets if it is picked. */
  readonly value: string;
  readonly label: string;
  /** Set apart behind the label. */
  readonly details?: string;
  /** Why it is hardly what somebody wants, in a word or two. */
  readonly doubt?: string;
  /** The heading below which it stands; equal ones follow one another. */
  readonly group?: string;
}

/**
 * Which line a key that confirms would take. None while the text is a number or nothing: a number is never put in the
 * place of another. Anything else could not stay as it is, so the best fit is offered.
 */
export function offered(text: string, suggestions: readonly Suggestion[]): number {
  return suggestions.length === 0 || /^\s*\d*\s*$/.test(text) ? -1 : 0;
}
