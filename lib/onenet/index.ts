/** OneNET's northbound HTTP API: its dialect, its answers, and what they mean. */

// Transitional: these belong to lib/contract.
export {
  BODY_LIMIT,
  DIALECTS,
  dialectOf,
  LANGUAGES,
  LOCAL_ERRNO,
  REASONS,
  type Dialect as DialectName,
  type Language,
  type LocalCode,
  type Reason,
  type State,
  type StudioActions,
} from '../contract';
export { parseBaseUrl, type BaseUrl } from './base-url';

export { createAxiosTransport } from './axios-transport';
export type { CachedCommand, SendStatus } from './cached/record';
export { expiryFault } from './cached/record-outcome';
export { isOver, type Moment } from './cached/times';
export { execute, outcomeOfFailure } from './client';
export { withPlatformClock } from './clock-transport';
export {
  apiKeyCredential,
  isToken,
  PlatformClock,
  TOKEN_METHODS,
  tokenCredential,
  type Credential,
  type TokenMethod,
  type TokenOptions,
} from './credentials';
export { DIAGNOSTICS_CHANNEL, publish, type DiagnosticEvent } from './diagnostics';
export { inDialect } from './dialect-transport';
export {
  explain,
  failureSentence,
  listErrnoRows,
  wordsOf,
  type ErrnoRow,
  type ExplainDetails,
  type Explanation,
} from './errno';
export { errorSentence, messageOf, OneNetError } from './errors';
export type { TlsOptions } from './http';
export { readNumber } from './input';
export { parseJson } from './json';
export {
  cachedCancel,
  cachedCancelAll,
  cachedList,
  cachedStatus,
  type CachedCancelAllCommand,
  type CachedCancelAllInput,
  type CachedCommandInput,
  type CachedCommandTarget,
  type CachedListCommand,
  type CachedListInput,
} from './operations/cached-commands';
export {
  cachedWrite,
  type CachedWriteCommand,
  type CachedWriteInput,
} from './operations/cached-write';
export type { Operation, RequestSummary, SendContext } from './operations/operation';
export {
  readResourceList,
  resources,
  type DeviceInstance,
  type ResourcesCommand,
  type ResourcesInput,
} from './operations/resources';
export { write, writtenResources, type WriteCommand, type WriteInput } from './operations/write';
export {
  codeOf,
  errnoOf,
  failed,
  mayHaveHappened,
  withPartial,
  type FailedOutcome,
  type Outcome,
} from './outcome';
export { proxyFor, type ProxyNode, type ProxyRules } from './http/proxy-rules';
export {
  isSigned,
  openPush,
  readMessages,
  Repeats,
  signPush,
  type Envelope,
  type PushedMessage,
  type PushSecrets,
} from './push';
export { transportOver, type Capacity, type Transport } from './transport';
export { resourceValueOf } from './value-codec';
export { errorText } from './verdict';
export type { PlatformReply, WireReply, WireRequest, WireResource } from './wire';
