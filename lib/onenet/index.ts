/** OneNET's northbound HTTP API: its dialect, its answers, and what they mean. */

export { BODY_LIMIT } from './body';
export { parseBaseUrl, type BaseUrl } from './base-url';
export { createAxiosTransport } from './axios-transport';
export {
  apiKeyCredential,
  PlatformClock,
  TOKEN_METHODS,
  tokenCredential,
  withPlatformClock,
  type Credential,
  type TokenMethod,
  type TokenOptions,
} from './credentials';
export { DIALECTS, dialectOf, type Dialect as DialectName, type StudioActions } from '../contract';
export { inDialect } from './dialect';
export { DIAGNOSTICS_CHANNEL, publish, type DiagnosticEvent } from './diagnostics';
export { execute, outcomeOfFailure } from './client';
export { messageOf } from './error-text';
export { LOCAL_ERRNO, OneNetError, type LocalCode } from './errors';
export { LANGUAGES, listErrnoRows, type ErrnoRow } from './errno';
export { explain, type Language } from './explain';
export { failed } from './failed';
export { readNumber } from './input';
export type { Invalid } from './invalid';
export type { Operation, RequestSummary } from './operation';
export { parseJson } from './json';
export { write, writtenResources, type WriteCommand, type WriteInput } from './operations/write';
export {
  readResourceList,
  resources,
  type DeviceInstance,
  type ResourcesCommand,
  type ResourcesInput,
} from './operations/resources';
export type { Outcome, State } from './outcome';
export { proxyFor, type ProxyNode, type ProxyRules } from './proxy';
export type { TlsOptions } from './http';
export { AFTER_EARLIER_ATTEMPT, EARLIER_ATTEMPT, mayHaveHappened } from './earlier-attempt';
export { expirySentence } from './cached/record-outcome';
export type { CachedCommand } from './cached/record';
export type { SendStatus } from './cached/send-status';
export {
  cachedWrite,
  withoutPastBeginning,
  type CachedWriteCommand,
  type CachedWriteInput,
} from './operations/cached-write';
export {
  cachedStatus,
  type CachedStatusCommand,
  type CachedStatusInput,
} from './operations/cached-status';
export { cachedList, type CachedListCommand, type CachedListInput } from './operations/cached-list';
export {
  cachedCancel,
  type CachedCancelCommand,
  type CachedCancelInput,
} from './operations/cached-cancel';
export {
  cachedCancelAll,
  type CachedCancelAllCommand,
  type CachedCancelAllInput,
} from './operations/cached-cancel-all';
export { REASONS, type Reason } from './reason';
export { errorText } from './reply';
export type { Room } from './room';
export { transportOver, type Transport } from './transport';
export type { PlatformReply, WireReply, WireRequest, WireResource } from './wire';
