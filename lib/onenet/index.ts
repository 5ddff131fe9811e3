/** OneNET's northbound HTTP API: its dialect, its answers, and what they mean. */

export { createAxiosTransport } from './axios-transport';
export type { CachedCommand, CommandOperation, SendStatus } from './cached/record';
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
export { DeviceIds } from './device-ids';
export { devicesIn, type DeviceRecord } from './device-record';
export { DIAGNOSTICS_CHANNEL, publish, type DiagnosticEvent } from './diagnostics';
export { inDialect } from './dialect-transport';
export {
  explain,
  failureSentence,
  findFaultIn,
  listErrnoRows,
  valueSentence,
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
export type { CachedDelivery, DeliveryInput } from './operations/cached-delivery';
export {
  deviceHistory,
  deviceLatest,
  nextHistoryPage,
  type DeviceHistoryCommand,
  type DeviceHistoryInput,
  type HistoryPoint,
  type LatestPoint,
} from './operations/data-points';
export {
  deviceCount,
  deviceDetails,
  deviceList,
  deviceState,
  isDeviceId,
  nextDevicePage,
  type DeviceCommand,
  type DeviceIdCommand,
  type DeviceIdInput,
  type DeviceInput,
  type DeviceListCommand,
  type DeviceListInput,
} from './operations/device-queries';
export {
  cachedExecute,
  execution,
  type CachedExecuteCommand,
  type CachedExecuteInput,
  type ExecuteCommand,
  type ExecuteInput,
} from './operations/execute';
export {
  observe,
  type ObserveAttributes,
  type ObserveCommand,
  type ObserveInput,
} from './operations/observe';
export type { Operation, RequestSummary, SendContext } from './operations/operation';
export {
  cachedRead,
  keptReadOutcome,
  read,
  type CachedReadCommand,
  type CachedReadInput,
  type ReadCommand,
  type ReadInput,
} from './operations/read';
export {
  deviceResources,
  readResourceList,
  resources,
  type DeviceInstance,
  type ResourcesCommand,
  type ResourcesInput,
} from './operations/resources';
export { readBack, withReadBack } from './operations/read-back';
export { write, writtenResources, type WriteCommand, type WriteInput } from './operations/write';
export {
  codeOf,
  errnoOf,
  failed,
  mayHaveHappened,
  withPartial,
  type Delivered,
  type FailedOutcome,
  type Outcome,
  type ReadBack,
  type ValueDifference,
} from './outcome';
export { proxyFor, type ProxyNode, type ProxyRules } from './http/proxy-rules';
export {
  isSigned,
  readEnvelope,
  readMessages,
  Repeats,
  signPush,
  type CommandResult,
  type Envelope,
  type PushedMessage,
  type PushSecrets,
} from './push';
export { readInstances, readValue, type ReadTarget } from './read-value';
export { transportOver, type Capacity, type SendOptions, type Transport } from './transport';
export { resourceValueOf } from './value-codec';
export { errorText } from './verdict';
export type { PlatformReply, WireReply, WireRequest, WireResource } from './wire';
