import type { Text } from './diagnosis';

/** From the catalogue of the config node, which has what the dialogs of all nodes share. */
export const sharedText: Text = (key, values) =>
  RED._(
    `@onenet-nbiot/node-red-onenet-nbiot/onenet-nbiot-config:onenet-nbiot-config.${key}`,
    values,
  );
