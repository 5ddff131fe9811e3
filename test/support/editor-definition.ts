/** Loads a node's editor script outside a browser, with just enough of the editor for it to register its node. */

import { createRequire } from 'node:module';
import { join } from 'node:path';

export interface EditorDefinition {
  readonly category: string;
  readonly color?: string;
  readonly icon: string;
  readonly inputs?: number;
  readonly outputs?: number;
  readonly credentials?: Readonly<Record<string, { type: string }>>;
  readonly defaults: Readonly<Record<string, EditorProperty>>;
  readonly outputLabels?: (this: object, index: number) => string;
  readonly label: (this: object) => string;
  readonly labelStyle: (this: object) => string;
}

export interface EditorProperty {
  readonly value: unknown;
  readonly type?: string;
  readonly required?: boolean;
  readonly label?: string;
  readonly validate?: (this: object, value: unknown, options?: object) => unknown;
}

/** What Node-RED's own validator of typed inputs says in these tests of all but text, which it always accepts. */
export const CORE_VERDICT = 'left to the editor';

const requireFresh = createRequire(__filename);

/**
 * @param type node type; its texts come out as the last parts of their keys, with their values behind them
 * @param flow nodes of the editor, by their id
 */
export function loadEditorDefinition(
  type: string,
  flow: Readonly<Record<string, object>> = {},
): EditorDefinition {
  const [definition] = loadEditor(type, flow).found;
  if (definition === undefined) throw new Error(`the editor script registers no ${type}`);
  return definition;
}

/** What a node's editor script exports, for tests alone. */
export function loadEditorScript(type: string): unknown {
  return loadEditor(type, {}).exported;
}

function loadEditor(
  type: string,
  flow: Readonly<Record<string, object>>,
): { readonly found: readonly EditorDefinition[]; readonly exported: unknown } {
  const script = join(__dirname, '..', '..', 'nodes', type, 'editor.ts');
  const found: EditorDefinition[] = [];
  const names = globalThis as unknown as Record<string, unknown>;
  names.RED = {
    _: (key: string, values?: Record<string, string>) =>
      [key.replace(/^.*:[\w-]+\./, ''), ...Object.values(values ?? {})].join(' '),
    nodes: {
      registerType(name: string, definition: EditorDefinition) {
        if (name === type) found.push(definition);
      },
      node: (id: string) => flow[id] ?? null,
    },
    validators: {
      typedInput:
        ({ type }: { readonly type: string }) =>
        () =>
          type === 'str' || CORE_VERDICT,
    },
    // A node that is registered again finds its tab there.
    sidebar: { containsTab: () => true },
  };
  // No dialog is open: no field has a value. The names of the registry never arrive.
  const found$ = {
    val: () => undefined,
    on: () => undefined,
    attr: () => undefined,
    css: () => undefined,
    appendTo: () => undefined,
    remove: () => undefined,
    outerWidth: () => 0,
    text: () => found$,
  };
  const $ = () => found$;
  names.$ = Object.assign($, { getJSON: () => ({ then: () => undefined }) });
  const id = requireFresh.resolve(script);
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
  delete requireFresh.cache[id];
  return { found, exported: requireFresh(id) };
}
