/** Texts of the catalogues, in the language of the person who looks at the editor. */

/** Looks up a key of a catalogue. */
export type Text = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const PACKAGE = '@onenet-nbiot/node-red-onenet-nbiot';

/** The texts of a node's own catalogue. @param type node type, which is also the name of its catalogue */
export function textsOf(type: string): Text {
  return (key, values) => RED._(`${PACKAGE}/${type}:${type}.${key}`, values);
}

/** From the catalogue of the config node, which has what the dialogs of all nodes share. */
export const sharedText = textsOf('onenet-nbiot-config');
