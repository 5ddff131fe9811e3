/** Which node the fields of a dialog belong to, and what a node has while its dialog is open. */

interface Dialog {
  /** Out of the page once the dialog is closed. */
  readonly form: JQuery;
  readonly prefix: string;
}

/** Several are open where the dialog of a config node stands above the one from which it was opened. */
const DIALOGS = new WeakMap<object, Dialog>();

/**
 * To be called when a dialog is made, so that validators know whose values its fields are.
 *
 * @param prefix what Node-RED puts before the name of a field: in the dialogs of config nodes it is another
 */
export function dialogOpened(node: object, prefix = 'node-input'): void {
  DIALOGS.set(node, { form: $(`#${prefix}-name`).closest('form'), prefix });
}

/**
 * What a property has, for a validator: in its dialog if that is open, else in the flow. While a dialog is open the editor
 * also validates other nodes, those of a platform that was changed, and they have nothing to do with its fields.
 */
export function currentValue(node: object, property: string): unknown {
  return dialogValue(node, property) ?? (node as Readonly<Record<string, unknown>>)[property];
}

function dialogValue(node: object, property: string): unknown {
  const dialog = DIALOGS.get(node);
  if (dialog?.form[0]?.isConnected !== true) return undefined;
  return dialog.form.find(`#${dialog.prefix}-${property}`).val();
}
