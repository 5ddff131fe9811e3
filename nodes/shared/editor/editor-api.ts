/**
 * The part of Node-RED's editor API that the dialogs use (Node-RED 3.1 and later).
 *
 * Declared here because the published types know neither the second argument of a validator, nor the sentence
 * that it may return, nor `label` in a property's definition.
 */

declare global {
  const RED: Editor;
}

interface Editor {
  /** Translates a key; with `namespace:key` from any catalogue. */
  _(key: string, values?: Readonly<Record<string, string | number>>): string;
  readonly nodes: {
    registerType<Node extends object>(type: string, definition: NodeDefinition<Node>): void;
    /** A node of the flows as they stand in the editor. */
    node(id: string): object | null | undefined;
    /** Calls back for each node of the flows that is no config node. */
    eachNode(callback: (node: object) => void): void;
    eachConfig(callback: (node: object) => void): void;
  };
  readonly sidebar: {
    addTab(tab: SidebarTab): void;
    removeTab(id: string): void;
    containsTab(id: string): boolean;
  };
  readonly events: {
    on(event: 'registry:node-type-removed', listener: (type: string) => void): void;
  };
  readonly view: {
    /** Shows a node on the canvas. */
    reveal(id: string): void;
    redraw(updateActive?: boolean): void;
  };
  readonly user: {
    hasPermission(permission: string): boolean;
  };
  readonly utils: {
    getNodeLabel(node: object, fallback: string): string;
  };
  readonly validators: {
    typedInput(options: { readonly type: string }): Validator;
  };
  readonly settings: {
    /** Where Node-RED's HTTP nodes are, below the origin; false where there are none. */
    readonly httpNodeRoot?: unknown;
    readonly context?: { readonly default?: string; readonly stores?: readonly string[] };
  };
}

interface SidebarTab {
  readonly id: string;
  /** On the tab. */
  readonly label: string;
  /** In the menu of all tabs. */
  readonly name: string;
  readonly iconClass: string;
  readonly content: JQuery;
  /** Whether it can be used while a dialog is open. */
  readonly enableOnEdit: boolean;
}

/**
 * Says whether a property's value will do. With `options` it may return the sentence to show instead of `false`.
 * The editor calls a validator this way only if it declares two parameters.
 */
export type Validator = (
  this: object,
  value: unknown,
  options?: { readonly label?: string },
) => boolean | string;

interface NodeDefinition<Node extends object> {
  readonly category: string;
  readonly color?: string;
  readonly icon?: string;
  readonly defaults: Readonly<{ [Property in keyof Node]: PropertyDefinition }>;
  readonly credentials?: Readonly<Record<string, { readonly type: 'text' | 'password' }>>;
  readonly inputs?: 0 | 1;
  readonly outputs?: number;
  readonly paletteLabel?: string;
  readonly inputLabels?: string;
  readonly outputLabels?: (this: Node, index: number) => string | undefined;
  readonly label: (this: Node) => string;
  readonly labelStyle?: (this: Node) => string;
  readonly oneditprepare?: (this: Node & { readonly id: string }) => void;
  /** Called when the dialog is closed with "Done", before the editor reads its fields. */
  readonly oneditsave?: (this: Node) => void;
}

export interface PropertyDefinition {
  readonly value: string | number | boolean;
  readonly label?: string;
  readonly type?: string;
  readonly required?: boolean;
  readonly validate?: Validator;
}
