/** What saved flows, dialogs and runtime agree on. Pure: it imports nothing outside this folder, and runs in browsers. */

export {
  DIAGNOSES,
  DISCOVERY_LIMIT,
  OVERVIEW_LISTS,
  OVERVIEW_PAGE,
  type CancelAnswer,
  type CancelQuestion,
  type CommandOverview,
  type CountsAnswer,
  type DeviceInstance,
  type DevicesAnswer,
  type Diagnosis,
  type DiagnosisCode,
  type DiscoveryAnswer,
  type OverviewAnswer,
  type OverviewList,
  type OverviewQuestion,
  type PlatformOverview,
  type PreviewAnswer,
  type SimulatedDevicesAnswer,
  type SimulatedDeviceState,
  type TestAnswer,
} from './admin-api';
export {
  ARGS_LIMIT,
  BODY_LIMIT,
  CACHED_DEFAULTS,
  DEFAULT_LIMITS,
  DEFAULT_SIMULATOR_DEVICES,
  DELIVERIES,
  DEVICE_QUERIES,
  DEVICES_PAGE_RANGE,
  DEVICES_PER_PAGE_RANGE,
  HISTORY_LIMIT_RANGE,
  OBSERVE_ACTIONS,
  PERIOD_RANGE,
  QUERY_DEFAULTS,
  READ_DEFAULTS,
  RETRY_RANGE,
  SIMULATOR_DEVICES_RANGE,
  TIMEOUT_RANGE,
  TRIGGER_RANGE,
  TRIGGERS,
  VALUE_TYPES,
  WRITE_DEFAULTS,
  type Delivery,
  type DeviceQuery,
  type Limits,
  type ObserveAction,
  type Range,
  type ValueType,
} from './defaults';
export { describeValue, type DescribedValue } from './described-value';
export { hasDeviceIds } from './device-calls';
export {
  dialectFor,
  dialectOf,
  DIALECTS,
  targetIn,
  type Dialect,
  type StudioActions,
} from './dialect';
export {
  fits,
  isTyped,
  isUsed,
  SOURCES,
  type FieldCondition,
  type FieldRule,
  type FieldTable,
  type PlainField,
  type TypedField,
} from './field-table';
export type { Fault, FaultParam, FaultParams, FaultRule } from './fault';
export {
  DEFAULT_HOST,
  isLoopback,
  isSimulator,
  parseHost,
  sendsKeyInTheClear,
  shortHost,
  SIMULATOR_HOST,
  type BaseUrl,
} from './host';
export { IDENTITY_LIMIT, parseIdentity, trimInvisible } from './identity';
export { LANGUAGES, languageOf, type Language } from './language';
export { printable, PRINTABLE_LIMIT } from './printable';
export {
  DEFAULT_PUSH_PATH,
  normalizePath,
  PUSH_KINDS,
  readPushKey,
  readPushPath,
  VERIFY_MODES,
  type PushKind,
  type VerifyMode,
} from './push';
export { isReference, unsetVariable, variableIn } from './reference';
export { fail, ok, type Failure, type Ok, type Result } from './result';
export { faultSentence, pointedSentence, valueInWords } from './sentence';
export {
  LOCAL_ERRNO,
  REASONS,
  STATES,
  type Code,
  type FailedState,
  type LocalCode,
  type PlatformCode,
  type Reason,
  type State,
} from './states';
