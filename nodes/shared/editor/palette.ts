/** How a node stands in the palette. */

import { sharedText } from './texts';

/** A label that stays in one line: the palette breaks lines at spaces, and counts each of them three times. */
export function inOneLine(label: string): string {
  return label.replaceAll(' ', '\u00a0');
}

/**
 * Lets the palette's search find a node by what people call it, beside its type and label. To be called after the node
 * is registered. Node-RED has no definition for such words; its search looks at this attribute of the palette's entry.
 */
export function addSearchWords(type: string, label: string): void {
  const entry = $(`.red-ui-palette-node[data-palette-type="${type}"]`);
  entry.attr('data-palette-label', `${label} ${sharedText('searchWords')}`);
}
