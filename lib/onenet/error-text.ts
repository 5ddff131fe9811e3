/** What a thrown value says; anything can be thrown, even what cannot be made a text. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  try {
    return String(thrown);
  } catch {
    return 'an error without a text';
  }
}
