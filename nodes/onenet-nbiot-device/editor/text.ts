import { textsOf } from '../../shared/editor/texts';

/** From the node's own catalogue, in the language of the viewer. */
export const text = textsOf('onenet-nbiot-device');
