/** OneNET's northbound HTTP API: its dialect, its answers, and what they mean. */

export { createAxiosTransport } from './axios-transport';
export type { CachedCommand } from './cached-record';
export {
  apiKeyCredential,
  TOKEN_METHODS,
  tokenCredential,
  type Credential,
  type TokenOptions,
} from './credentials/credential';
export { clockOfOrigin, PlatformClock, withPlatformClock } from './credentials/platform-clock';
export { DeviceIds, devicesIn, type DeviceRecord } from './device-record';
export { DIAGNOSTICS_CHANNEL, publish, type DiagnosticEvent } from './diagnostics';
export { inDialect } from './dialect-transport';
export { explain, failureSentence, listErrnoRows, wordsOf } from './errno/explain';
export { messageOf, OneNetError } from './errors';
export type { TlsOptions } from './http/connector';
export { proxyFor, type ProxyNode, type ProxyRules } from './http/proxy-rules';
export { parseJson, present } from './json';
export {
  cachedCancel,
  cachedCancelAll,
  cachedList,
  cachedStatus,
  expiryFault,
  type CachedCommandInput,
  type CachedCommandTarget,
} from './operations/cached-commands';
export { isOver, type CachedDelivery, type DeliveryInput } from './operations/cached-delivery';
export {
  deviceHistory,
  deviceLatest,
  nextHistoryPage,
  type DeviceHistoryCommand,
  type DeviceHistoryInput,
} from './operations/data-points';
export {
  deviceCount,
  deviceDetails,
  deviceList,
  deviceState,
  isDeviceId,
  nextDevicePage,
  type DeviceIdCommand,
  type DeviceListInput,
} from './operations/device-queries';
export {
  cachedExecute,
  execute,
  type ExecuteCommand,
  type ExecuteInput,
} from './operations/execute';
export { observe, type ObserveCommand, type ObserveInput } from './operations/observe';
export {
  perform,
  type Operation,
  type RequestSummary,
  type SendContext,
} from './operations/operation';
export {
  cachedRead,
  keptReadOutcome,
  read,
  type ReadCommand,
  type ReadInput,
} from './operations/read';
export { readBack, withReadBack } from './operations/read-back';
export {
  deviceResources,
  discover,
  readResourceList,
  resources,
  type DiscoverInput,
} from './operations/resources';
export {
  cachedWrite,
  write,
  writtenResources,
  type CachedWriteCommand,
  type CachedWriteInput,
  type WriteCommand,
  type WriteInput,
} from './operations/write';
export {
  codeOf,
  errnoOf,
  errorText,
  failed,
  mayHaveHappened,
  outcomeOfFailure,
  withPartial,
  type AcceptedOutcome,
  type Delivered,
  type FailedOutcome,
  type LocalFailure,
  type Outcome,
  type ReadBack,
  type RefusedOutcome,
  type ValueDifference,
} from './outcome';
export { isoTime } from './platform-time';
export { isSigned, readEnvelope, signPush, type Envelope, type PushSecrets } from './push/envelope';
export { readMessages, Repeats, type CommandResult, type PushedMessage } from './push/messages';
export {
  transportOver,
  type Capacity,
  type PlatformReply,
  type SendOptions,
  type Transport,
  type WireReply,
  type WireRequest,
  type WireResource,
} from './transport';
