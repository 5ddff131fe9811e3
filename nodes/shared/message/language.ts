import type { Language } from '../../../lib/onenet';
import type { NodeAPI } from '../node-red';

/** The catalogue of the config node's set names its own language; with its full name every set can ask for it. */
const KEY = '@onenet-nbiot/node-red-onenet-nbiot/onenet-nbiot-config:onenet-nbiot-config.language';

/** The language of the runtime's log and errors; that of the editor is each viewer's own. */
export function runtimeLanguage(RED: NodeAPI): Language {
  return RED._(KEY) === 'zh-CN' ? 'zh-CN' : 'en-US';
}
