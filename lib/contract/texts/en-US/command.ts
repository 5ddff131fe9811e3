/** Faults of commands on their way, and of the messages that leave with their results, in English. */

export const command = {
  // Queues and pace
  deviceQueueFull: '{limit} commands wait for this device already; nothing was sent',
  queueFull: '{limit} commands wait for the platform already; nothing was sent',
  supersededUnsent: 'a newer write to the same resources took its place; nothing was sent',
  supersededTurnedAway:
    'a newer write to the same resources took its place; it had not got through to the device and was not sent again',
  supersededUnknown: 'a newer write to the same resources took its place; it was not sent again',
  waitedUnsent: 'waited longer than the {seconds} s that are allowed; nothing was sent',
  waitedTurnedAway:
    'waited longer than the {seconds} s that are allowed; it had not got through to the device and was not sent again',
  waitedUnknown: 'waited longer than the {seconds} s that are allowed; it was not sent again',
  cancelledWaiting: 'it was cancelled while it waited, and not sent any more',
  stoppedWaitingUnsent: 'the node was stopped first; nothing was sent',
  stoppedWaitingTurnedAway:
    'the node was stopped first; it had not got through to the device and was not sent again',
  stoppedWaitingUnknown: 'the node was stopped first; it was not sent again',
  stoppedRunning: 'the node was stopped before an answer came; the command may have happened',
  heldTooLong: 'the platform could not be reached for {seconds} s; nothing was sent',
  tooManyUnread:
    '{count} messages wait for values that are not there yet; check the context store and the expressions of the node',
  stoppedUnsent: 'the node is being stopped; nothing was sent',

  // Kept commands and their results
  commandCancelled: 'the cached command was cancelled',
  commandExpired: 'the cached command expired before the device took it',
  commandExpiredAt: 'the cached command expired at {time} before the device took it',
  commandExpiredSent:
    'the cached command expired; it had been sent to the device, which did not confirm it, so it may have happened',
  commandExpiredSentAt:
    'the cached command expired at {time}; it had been sent to the device, which did not confirm it, so it may have happened',
  commandUnknown:
    'OneNET does not know what became of the cached command (send_status 8, undefined)',
  commandFailed: 'the cached command failed, and the record does not say why',
  commandFailedWith: 'the cached command failed ({status})',
  recordUnreadable:
    'HTTP {status} with a record of a cached command whose send_status cannot be read',
  recordOfOther: 'HTTP {status} with the record of another command than the one asked for',
  recordContradicts:
    'the record says both that the cached command failed and that the device carried it out ({status})',
  deviceNotAllowed: 'the device does not allow this operation on the resource ({status})',
  deviceNotRegistered: 'the device was not registered on the platform ({status})',
  deviceHasNoPath: 'the device does not have this object, instance or resource ({status})',
  deviceError: 'the device answered with an error ({status})',
  deviceTimeout: 'the device did not answer in time ({status})',
  deviceValueType:
    'a value does not have the type of its resource, or a parameter is wrong ({status})',
  deviceAnswerUnreadable: 'the platform could not read what the device answered ({status})',
  deviceNoRight: 'the device does not grant the right to do this ({status})',
  deviceMalformed: 'the device took the request for malformed ({status})',
  deviceNotAcceptable: 'the device cannot answer in the format wanted ({status})',
  deviceFormat: 'the device does not support the format of the value ({status})',
  deviceAddress: "the device's address is taken by another device ({status})",
  stoppedUntracked:
    'the node is being stopped and does not track the command; the device may carry it out',
  stoppedTracking:
    'the node was stopped before the result was known; the platform keeps the command, and the device may carry it out',
  noAnswerInTime: 'the command was sent to the device, and no answer came before its time ran out',
  resultNotLearnt: "the command's result could not be learnt: {reason}",

  // Messages that leave a node
  readBackKept: 'OneNET kept the write for later; only a write at once is read back',
  readBackSkipped: 'a newer write to the same resources waited, or the time was up',
  readBackMissing: 'the device shows no value of resource {resources}',
  earlierAttempt: 'an earlier attempt may have reached the device',
  pagesDelivered: 'messages that had left before: {messages}, entries in them: {items}',
  pageNotSent: 'no message can be made for a part of the answer ({problem})',
  endlessPages: 'the platform had still not come to an end after {count} answers',
  noDeviceId: 'the answer does not name the id by which the platform knows the device',
  undelivered:
    'the message cannot take its result ({problem}), which is: {state}, errno {errno}, {error}',
  completeNotTold:
    'Complete nodes could not be told of a message ({problem}), which left as: {state}, errno {errno}, {error}',
  catchNotTold: 'Catch nodes could not be told of a message ({problem}), which failed',
} as const;
