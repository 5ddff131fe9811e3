/** How a node is called in the palette and on the canvas, and the names of Objects and Resources for labels and dialogs. */

import { readObjects, type ObjectTable } from '../../../lib/lwm2m/objects';
import { sharedText } from './texts';
import { asText } from './validators';

/** A name that somebody has given a node is set apart from one that we have made. */
export function labelStyle(this: { readonly name: string }): string {
  return this.name ? 'node_label_italic' : '';
}

/** The label of a node as it is on the canvas; its id where the editor does not know it. */
export function labelOf(id: string): string {
  const node = RED.nodes.node(id) ?? undefined;
  return node === undefined ? id : RED.utils.getNodeLabel(node, id);
}

/** What a dialog knows until the names are loaded. */
export const NO_OBJECTS: ObjectTable = readObjects({ reusable: [], objects: [] });

/** The properties of a node that say what of a device it is about. */
export interface Target {
  readonly objId: unknown;
  readonly objIdType: unknown;
  readonly objInstId: unknown;
  readonly objInstIdType: unknown;
  readonly resId: unknown;
  readonly resIdType: unknown;
}

/**
 * What a node is about, for its label: `3311/0/5850`, or `3311/0` where no Resource is named. What only a message will
 * tell shows as `…`; `undefined` if not even the Object is fixed.
 *
 * @param blankInstance what a blank Instance stands for; empty if that is all of them
 */
export function targetOf(node: Target, blankInstance: '0' | ''): string | undefined {
  const object = literal(node.objId, node.objIdType);
  if (object === '' || object === undefined) return undefined;
  const named = literal(node.objInstId, node.objInstIdType) ?? '…';
  const instance = named === '' ? blankInstance : named;
  if (instance === '') return object;
  const path = `${object}/${instance}`;
  const resource = literal(node.resId, node.resIdType) ?? '…';
  return resource === '' ? path : `${path}/${resource}`;
}

/**
 * What a node writes by the name of the registry: that of the Resource, or of the Object where the Resource is open.
 *
 * @param language a BCP 47 tag
 */
export function writeName(node: Target, table: ObjectTable, language: string): string | undefined {
  const number = literal(node.objId, node.objIdType) ?? '';
  const object = number === '' ? undefined : table.find(Number(number));
  const id = literal(node.resId, node.resIdType) ?? '';
  const item =
    id === '' ? object : object?.resources.find((resource) => resource.id === Number(id));
  return language.startsWith('zh') ? item?.name.zh : item?.name.en;
}

function literal(value: unknown, type: unknown): string | undefined {
  return type === 'num' ? asText(value) : undefined;
}

/** Pixels that the palette has for a line of a label; a wider one it breaks. */
const LINE_WIDTH = 82;

/**
 * A label that stays in one line, if the font of the browser lets it: the palette breaks lines at spaces, and counts each
 * of them three times. What has no space and is too wide it would break inside a word.
 */
export function inOneLine(label: string): string {
  const line = withoutBreaks(label);
  const probe = $('<span class="red-ui-palette-label">').text(line);
  probe.css({ position: 'absolute', visibility: 'hidden', whiteSpace: 'nowrap', margin: 0 });
  probe.appendTo('body');
  const width = probe.outerWidth() ?? 0;
  probe.remove();
  return width < LINE_WIDTH ? line : label;
}

function withoutBreaks(label: string): string {
  return label.replaceAll(' ', '\u00a0');
}

/**
 * Adjusts the palette's entry of a node in what no definition can say; to be called after the node is registered. A label
 * that the palette has broken goes back into one line, with its letters a little closer. And the search of the palette, which
 * looks at an attribute of the entry, also finds the node by other words that people use for it.
 */
export function refineInPalette(type: string, label: string): void {
  const entry = $(`.red-ui-palette-node[data-palette-type="${type}"]`);
  entry.attr('data-palette-label', `${label} ${sharedText('searchWords')}`);
  if (inOneLine(label) !== label || !label.includes(' ')) return;
  entry.addClass('onenet-nbiot-tight').find('.red-ui-palette-label').text(withoutBreaks(label));
}

/** What the build writes from lib/lwm2m/objects, where Node-RED serves the files of a package. */
const ADDRESS = 'resources/@onenet-nbiot/node-red-onenet-nbiot/objects.json';

let table: Promise<ObjectTable> | undefined;
let loaded: ObjectTable | undefined;

/**
 * The names of Objects and Resources, fetched by the first dialog that is opened. Without them everything works but
 * suggestions, so a failure only gives an empty table, and the next dialog tries again.
 */
export function loadObjects(): Promise<ObjectTable> {
  table ??= new Promise<ObjectTable>((resolve, reject) => {
    $.getJSON(ADDRESS).then((json: unknown) => {
      loaded = readObjects(json);
      resolve(loaded);
    }, reject);
  }).catch(() => {
    table = undefined;
    return NO_OBJECTS;
  });
  return table;
}

/**
 * The names at once, if they are there; else they are fetched, and the nodes that asked are drawn again.
 *
 * @param node of the workspace, whose label has the names
 */
export function objectsFor(node: object): ObjectTable | undefined {
  if (loaded === undefined) {
    if (waiting.size === 0) void loadObjects().then(redraw);
    waiting.add(node);
  }
  return loaded;
}

const waiting = new Set<object>();

function redraw(): void {
  // Without names nobody asks a second time.
  if (loaded === undefined) return;
  // The properties by which the editor's view knows that a node has another width.
  for (const node of waiting) Object.assign(node, { dirty: true, resize: true });
  waiting.clear();
  RED.view.redraw(true);
}
