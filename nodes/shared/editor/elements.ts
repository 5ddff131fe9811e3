/** Makes and fills elements. Texts from outside become text nodes only, never HTML. */

/** @param children strings become text nodes */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, value);
  }
  element.append(...children);
  return element;
}

/** An icon of Font Awesome, which Node-RED's editor loads; screen readers skip it. */
export function icon(
  name: 'warning' | 'check-circle' | 'lock' | 'chevron-left' | 'chevron-right',
): HTMLElement {
  return make('i', { class: `fa fa-${name}`, 'aria-hidden': 'true' });
}

/** Only what changes: a screen reader would read all of it again. */
export function setText(selector: string, content: string): void {
  const element = $(selector);
  if (element.text() !== content) element.text(content);
}
