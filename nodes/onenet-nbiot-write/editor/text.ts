import type { Text } from '../../shared/editor/diagnosis';

const PACKAGE = '@onenet-nbiot/node-red-onenet-nbiot';

/** From the node's own catalogue, in the language of the viewer. */
export const text: Text = (key, values) =>
  RED._(`${PACKAGE}/onenet-nbiot-write:onenet-nbiot-write.${key}`, values);
