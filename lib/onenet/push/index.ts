/** What OneNET pushes to an application over HTTP. */

export type { CommandResult } from './command-result';
export { openPush, type Envelope, type PushSecrets } from './envelope';
export { readMessages, type PushedMessage } from './messages';
export { Repeats } from './repeats';
export { isSigned, signPush } from './signature';
