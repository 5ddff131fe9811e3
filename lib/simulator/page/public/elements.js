/** Creates elements. A child that is a string becomes a text node, whatever it contains: nothing here parses HTML. */

/** @typedef {Readonly<Record<string, string>>} Attributes */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function html(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/**
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes]
 * @param {...(Node | string)} children
 * @returns {SVGElementTagNameMap[Name]}
 */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

/**
 * Sets a text only if it differs, so that a selection in it is kept.
 *
 * @param {Element} element
 * @param {string} text
 * @returns {boolean} whether it differed
 */
export function setText(element, text) {
  if (element.textContent === text) return false;
  element.textContent = text;
  return true;
}

/** @param {Element} element */
export function highlight(element) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  element.animate([{ boxShadow: 'inset 0 0 0 2px var(--accent)' }, {}], { duration: 900 });
}

/**
 * @template {Element} Made
 * @param {Made} element
 * @param {Attributes} attributes
 * @param {readonly (Node | string)[]} children
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
