/** The looks of the lists in the help, which a table would be too wide for: the side bar is narrow. */

/** The class of such a list. */
const LIST = 'onenet-nbiot-list';

const STYLE = `<style>
.${LIST} { margin: 6px 0 10px; }
.${LIST} > dt {
  padding-top: 5px;
  border-top: 1px solid var(--red-ui-secondary-border-color);
  font-weight: normal;
}
.${LIST} > dd { margin: 0; padding-bottom: 6px; }
.${LIST} code { white-space: normal; overflow-wrap: anywhere; }
</style>
`;

/** Puts the style at the end of a page that has lists: its first paragraph stays the palette's tooltip. @param {string} html */
export function withListStyle(html) {
  if (!html.includes(`class="${LIST}"`)) return html;
  return html.replace(/<\/script>\s*$/, (end) => STYLE + end);
}
