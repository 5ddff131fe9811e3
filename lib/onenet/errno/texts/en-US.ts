/** Causes and cures in English: one sentence on why it happened, one on what to do about it. */

import type { LocalCode } from '../../../contract';
import type { Explanation, MeaningName, OtherTexts, ValueFaultTexts } from '../meanings';

/** What a refusal by the platform or the device means. */
export const refusals: Readonly<Record<MeaningName, Explanation>> = {
  offline: {
    cause:
      'The device is not registered on the platform now: it is switched off, has no coverage, or its LwM2M lifetime has run out.',
    cure: "Check power, SIM card and signal and send again once the device has registered; make sure that the number given is the device's IMEI and not the SIM card's IMSI.",
  },
  timeout: {
    cause:
      'The device did not answer in time: it sleeps, or its last report is more than a minute or two old (“online” on the platform says only that its lifetime has not run out); the command may still have happened.',
    cure: 'Check what the device did, then send again right after it has reported something, or set Delivery to “When the device wakes”: then the platform keeps the command until the device reports.',
  },
  'address-occupied': {
    cause:
      'The network address under which the platform knows the device now belongs to another device.',
    cure: 'Have the device register again, for example by restarting it, and send again.',
  },
  'key-refused': {
    cause: 'The api-key or the token is wrong, or it does not belong together with this IMEI.',
    cure: "Use the master key of the product to which the device belongs, or a token for that product, not a device key or another product's or province's key, and make sure that the number given is the IMEI and not the IMSI.",
  },
  'key-missing': {
    cause: 'The platform found neither an api-key nor a token that it knows in the request.',
    cure: 'Check in the platform configuration which of the two this platform takes and enter it; if a proxy is in between, it must let the headers api-key and Authorization pass.',
  },
  'token-refused': {
    cause:
      'The platform refuses the credential: the newer OneNET platforms want a token, signed with the right access key for the right resource, where the older one also takes an api-key.',
    cure: 'In the platform configuration choose the token, and check access key, resource (res) and version, and the clock of this computer; a product with an api-key is normally served by https://api.heclouds.com.',
  },
  'parameter-missing': {
    cause: 'The request lacks a parameter, or its body is missing or not of the expected form.',
    cure: 'Set IMEI, object and instance, and for a write also mode and at least one resource with its value.',
  },
  'parameter-invalid': {
    cause:
      'The platform does not accept a parameter; if the error text has a colon, what follows it says more.',
    cure: 'Check the IMEI (not the IMSI) and the object, instance and resource IDs, and do not mix up mode (1 replace, 2 partial update) and type (1 Opaque, 2 Time).',
  },
  'parameter-invalid-or-answer-lost': {
    cause:
      'Either a parameter is wrong, or the platform lost the answer inside itself; it does not say which, so the command may have happened.',
    cure: 'Check IDs, mode and the types of the values first; if they are right, check what the device did and send once more.',
  },
  'value-type-wrong': {
    cause:
      'A parameter does not fit the device; mostly the value has another type than the resource.',
    cure: 'Send the type that the device itself reports for the resource (true or false, number, text); give bytes as hex with type 1, since hex without it is plain text, and times in seconds with type 2.',
  },
  'request-malformed': {
    cause:
      'The command is not well formed for the device: something is missing or wrongly encoded.',
    cure: 'Check resource IDs and values; for a write with mode 1 (replace) a device may ask for every resource of the instance, so try mode 2 (partial update).',
  },
  'json-invalid': {
    cause: 'The platform could not read the body of the request as JSON.',
    cure: 'See whether a proxy changes requests on their way to the platform.',
  },
  'body-too-large': {
    cause:
      'The request is larger than the platform takes; the limit for the data of one write is 2 KB.',
    cure: 'Write fewer resources or shorter values at a time; many modules take no more than 480 to 1000 bytes per write.',
  },
  'already-exists': {
    cause: 'What the request would create exists already.',
    cure: 'Use what exists, or choose another name or identity.',
  },
  'field-invalid': {
    cause: 'A field of the data breaks a rule of the platform.',
    cure: "Compare the fields with the platform's documentation, correct the wrong one and send again.",
  },
  'protocol-wrong': {
    cause: 'The platform does not accept the protocol of this product or device here.',
    cure: 'Check in the console that the product uses LwM2M; commands to NB-IoT devices need it.',
  },
  'words-forbidden': {
    cause: 'The content holds words that the platform forbids.',
    cure: 'Change the text and send again.',
  },
  'not-found': {
    cause: 'The platform does not find what the request names.',
    cure: 'Check the IMEI, that the device belongs to the product of this api-key, and the host in the platform configuration.',
  },
  'path-not-found': {
    cause: 'The device has no such object, instance or resource.',
    cure: "Compare object, instance and resource ID with the device's resource list in the console; its firmware decides which exist, and the first instance is usually 0.",
  },
  'device-not-found': {
    cause: 'The platform has no such device in this product.',
    cure: "Add the device in the console, or correct the IMEI, which is not the SIM card's IMSI.",
  },
  'product-not-found': {
    cause: 'The platform has no such product.',
    cure: 'Check that the host and the credential belong to the platform on which the product was created.',
  },
  'thing-model-not-found': {
    cause: 'The product has no thing model on the platform.',
    cure: "Define the product's thing model in the console, or use a product that works without one.",
  },
  'operation-not-allowed': {
    cause:
      'The object or resource does not allow this operation: it may be read-only, write-only, or made to be executed.',
    cure: 'Compare the operation with what the object or resource allows: a value is read or written; what starts an action, such as a reboot, is executed.',
  },
  'no-access-right': {
    cause: 'The right to do this with the object or resource is missing.',
    cure: "Check the access rights that the device's firmware grants to the platform; an api-key that is not accepted would be reported as “auth failed”.",
  },
  'account-operation-wrong': {
    cause: 'The platform does not let this account do what was asked.',
    cure: 'Check the rights of the account and the state of product and device in the console.',
  },
  busy: {
    cause: 'The platform has a backlog and turned the command away.',
    cure: 'Wait a little and send again; if it happens often, spread the commands over time or raise the timeout.',
  },
  'rate-limited': {
    cause: 'More calls were made than the platform allows, which is 300 a second.',
    cure: 'Send less often, and leave at least a second, better five, between two commands to one NB-IoT device.',
  },
  'platform-limit': {
    cause:
      'A limit of the platform is reached: it keeps at most ten cached commands for one device, for example, and cancels only those that still wait.',
    cure: 'Let waiting commands be delivered or cancel them, compare the request with the documented limits, and send again.',
  },
  'device-quota': {
    cause: 'The account has as many devices as it may have.',
    cure: 'Delete devices that are no longer used, or ask OneNET for a larger quota.',
  },
  'too-many-devices': {
    cause: 'The request names more than 1000 devices.',
    cure: 'Split it into requests of at most 1000 devices.',
  },
  'device-failed': {
    cause:
      'The platform says that the command failed at the device and does not say why; most often the device slept and did not answer, so the command may have happened.',
    cure: 'Check what the device did and send again right after it has reported; if it fails every time, check that the resource allows the operation and that a value has its type.',
  },
  'device-fault': {
    cause: 'The device answered with an error.',
    cure: 'Check type, range and length of the value against what the firmware takes; with mode 1 (replace) try mode 2 (partial update), since a module may refuse a replace that leaves resources out.',
  },
  'device-answer-malformed': {
    cause:
      'The device answered, but the platform could not read the answer; the command may have happened.',
    cure: 'Check what the device did before you send again, and check that its firmware answers commands as LwM2M asks.',
  },
  'format-not-supported': {
    cause:
      'The device does not support the message format in which the value was sent or the answer was wanted.',
    cure: 'Have the device report the resource once, so that the platform knows its type, send bytes with type 1 (Opaque) and times with type 2 (Time), and check which formats the firmware supports.',
  },
  'platform-fault': {
    cause: 'A service inside the platform failed; whether the device got the command is not known.',
    cure: 'Check what the device did and send again after a pause; if it goes on, ask the support of OneNET.',
  },
  unrecognised: {
    cause:
      'The platform reports a failure whose number and text its documentation does not explain.',
    cure: 'Check what the device did before you send again; if it keeps happening, give the number, the text and the time to the support of OneNET.',
  },
};

/** What our own failures mean. */
export const local: Readonly<Record<LocalCode, Explanation>> = {
  ONENET_INVALID: {
    cause: 'The settings and the message do not make a valid command, so nothing was sent.',
    cure: 'Correct what the error text points at and send the message again.',
  },
  ONENET_CONFIG: {
    cause:
      'The configuration is not complete: no platform is chosen, its key is missing or no key at all, or its host, TLS or proxy cannot be used.',
    cure: 'Open the node, choose the platform, check its host, its api-key or access key and its connection, and deploy.',
  },
  ONENET_UNREACHABLE: {
    cause: 'No connection to the platform could be made, so nothing was sent.',
    cure: 'Check the host, the internet connection, the proxy and the firewall, and for https the certificate; then send again.',
  },
  ONENET_NO_ANSWER: {
    cause: 'The platform did not answer before the deadline; the command may still have happened.',
    cure: 'Check what the device did before you send again; if it happens often, check the connection to the platform.',
  },
  ONENET_CONNECTION_LOST: {
    cause: 'The connection broke after the request had been sent; the command may have happened.',
    cure: 'Check what the device did before you send again; if it happens often, check the network and the proxy.',
  },
  ONENET_BAD_ANSWER: {
    cause:
      'Something answered, but not in the way of the OneNET API: a web page, a redirect, broken or oversized data. Unless the platform plainly refused, the command may have happened.',
    cure: 'Enter the address of the API, such as https://api.heclouds.com, not that of the console, with the dialect that it speaks, and check that no proxy or login page answers in its place.',
  },
  ONENET_QUEUE_FULL: {
    cause: 'Too many commands are waiting already, so this one was not taken.',
    cure: 'Send less often, or wait until the waiting commands are done; a device that does not answer holds up its own queue.',
  },
  ONENET_SUPERSEDED: {
    cause:
      'A newer write to the same resources came while this one waited, so this one was not sent.',
    cure: 'Nothing needs to be done: the newer value goes to the device instead.',
  },
  ONENET_STOPPED: {
    cause:
      'The node was closed or deployed again before an answer came; a command already on its way may have been carried out.',
    cure: 'Send again once the flow runs, and check first what the device did if the state is “unknown”.',
  },
  ONENET_EXPIRED: {
    cause:
      'The time of the command ran out: it waited too long in the queue and was not sent, or OneNET kept it and the device did not take it in time.',
    cure: 'Send the current value again; if it happens often, send less often or allow a longer wait, and for a cached command a later expiry than the device sleeps.',
  },
  ONENET_CANCELLED: {
    cause:
      'The command was cancelled while it waited, in the editor or on the platform, and was not delivered.',
    cure: 'Nothing needs to be done if this was intended; otherwise send again and find out who cancels commands.',
  },
  ONENET_COMMAND_FAILED: {
    cause:
      'OneNET delivered the cached command, but the device answered with an error, did not answer, or the record does not say how it ended.',
    cure: 'Check what the device did before you send again; if it never answers, allow more retries or a longer timeout.',
  },
};

/** Why cancelling left something over although the platform says that it succeeded; no number of its tables does. */
export const notCancelled: Explanation = {
  cause:
    'Some of the cached commands were on their way to the device already, and only those that still wait can be cancelled.',
  cure: 'Look up what became of the commands under “failed” in the reply, and send again if their effect is not wanted.',
};

/** What is said beside a cause or a cure. */
export const others: OtherTexts = {
  afterEarlierAttempt:
    'An earlier attempt may have reached the device: check what it did before you send again.',
  mayBePartial: 'The device may have carried out a part of it: check what it did.',
  clockBehind: "The clock of this computer is {duration} behind the platform's.",
  clockAhead: "The clock of this computer is {duration} ahead of the platform's.",
  noText: 'no text',
};

/** Which value does not fit its Resource. */
export const valueFaults: ValueFaultTexts = {
  ofType: '{resource} is {type}; the value was {value}.',
  inRange: '{resource} takes {min} to {max}; the value was {value}.',
  types: {
    Boolean: 'a Boolean',
    Integer: 'an Integer',
    'Unsigned Integer': 'an Unsigned Integer',
    Float: 'a Float',
    String: 'a String',
    Opaque: 'Opaque (bytes)',
    Time: 'a Time',
    Objlnk: 'an Object Link',
    none: 'executable',
  },
  kinds: { number: 'the number {value}', opaque: 'bytes', time: 'a time' },
};
