/** How a node stands in the palette. */

import { sharedText } from './texts';

/** Pixels that the palette has for a line of a label. */
const LINE_WIDTH = 82;

/**
 * A label that stays in one line, if the font of the browser lets it: the palette breaks lines at spaces, and counts each
 * of them three times. What has no space and is too wide it would break inside a word.
 */
export function inOneLine(label: string): string {
  const line = label.replaceAll(' ', '\u00a0');
  const probe = $('<span class="red-ui-palette-label">').text(line);
  probe.css({ position: 'absolute', visibility: 'hidden', whiteSpace: 'nowrap', margin: 0 });
  probe.appendTo('body');
  const width = probe.outerWidth() ?? 0;
  probe.remove();
  return width < LINE_WIDTH ? line : label;
}

/**
 * Lets the palette's search find a node by what people call it, beside its type and label. To be called after the node
 * is registered. Node-RED has no definition for such words; its search looks at this attribute of the palette's entry.
 */
export function addSearchWords(type: string, label: string): void {
  const entry = $(`.red-ui-palette-node[data-palette-type="${type}"]`);
  entry.attr('data-palette-label', `${label} ${sharedText('searchWords')}`);
}
