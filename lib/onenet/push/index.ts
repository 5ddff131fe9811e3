/** What OneNET pushes to an application over HTTP. */

export { readEnvelope, type Envelope, type PushSecrets } from './envelope';
export { readMessages, type CommandResult, type PushedMessage } from './messages';
export { Repeats } from './repeats';
export { isSigned, signPush } from './security';
