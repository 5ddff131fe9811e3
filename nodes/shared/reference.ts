/**
 * Whether a property refers to an environment variable, as `${NAME}` or `$(NAME)`: Node-RED replaces it when a flow
 * starts, but only as the whole value. What it stands for is not for everybody who may open a dialog.
 */
export function isReference(text: string): boolean {
  return /^\$(\{[^}]+\}|\([^)]+\))$/.test(text.trim());
}
