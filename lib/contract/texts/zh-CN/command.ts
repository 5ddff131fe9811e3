/** Faults of commands on their way, and of the messages that leave with their results, in Chinese. */

import type { command as english } from '../en-US/command';

export const command: Readonly<Record<keyof typeof english, string>> = {
  // Queues and pace
  deviceQueueFull: '已有 {limit} 条命令在等待这台设备，没有发送',
  queueFull: '已有 {limit} 条命令在等待平台，没有发送',
  supersededUnsent: '写入相同资源的新命令取代了它，没有发送',
  supersededTurnedAway: '写入相同资源的新命令取代了它；之前的发送没有到达设备，也没有再次发送',
  supersededUnknown: '写入相同资源的新命令取代了它，没有再次发送',
  waitedUnsent: '等待超过了允许的 {seconds} 秒，没有发送',
  waitedTurnedAway: '等待超过了允许的 {seconds} 秒；之前的发送没有到达设备，也没有再次发送',
  waitedUnknown: '等待超过了允许的 {seconds} 秒，没有再次发送',
  cancelledWaiting: '等待期间被取消，不再发送',
  stoppedWaitingUnsent: '节点先被停止，没有发送',
  stoppedWaitingTurnedAway: '节点先被停止；之前的发送没有到达设备，也没有再次发送',
  stoppedWaitingUnknown: '节点先被停止，没有再次发送',
  stoppedRunning: '节点在收到应答之前被停止；命令可能已经生效',
  heldTooLong: '{seconds} 秒内无法连接平台，没有发送',
  tooManyUnread: '有 {count} 条消息在等待尚未取得的值；请检查节点的上下文存储和表达式',
  stoppedUnsent: '节点正在停止，没有发送任何内容',

  // Kept commands and their results
  commandCancelled: '缓存命令已被取消',
  commandExpired: '缓存命令在设备取走之前已过期',
  commandExpiredAt: '缓存命令已于 {time} 过期，设备没有取走',
  commandExpiredSent: '缓存命令已过期；它曾下发给设备，但设备没有确认，所以可能已经执行',
  commandExpiredSentAt:
    '缓存命令已于 {time} 过期；它曾下发给设备，但设备没有确认，所以可能已经执行',
  commandUnknown: 'OneNET 不知道缓存命令的结果（send_status 8，undefined）',
  commandFailed: '缓存命令执行失败，命令记录没有说明原因',
  commandFailedWith: '缓存命令执行失败（{status}）',
  recordUnreadable: 'HTTP {status}：缓存命令的记录中 send_status 无法识别',
  recordOfOther: 'HTTP {status}：返回的不是所查询命令的记录',
  recordContradicts: '命令记录既说缓存命令失败，又说设备已经执行（{status}）',
  deviceNotAllowed: '设备不允许对该资源进行这种操作（{status}）',
  deviceNotRegistered: '设备没有在平台上注册（{status}）',
  deviceHasNoPath: '设备上没有这个对象、实例或资源（{status}）',
  deviceError: '设备返回了错误（{status}）',
  deviceTimeout: '设备没有及时应答（{status}）',
  deviceValueType: '值的类型与资源不符，或者参数有误（{status}）',
  deviceAnswerUnreadable: '平台无法解析设备的应答（{status}）',
  deviceNoRight: '设备没有授予这项操作的权限（{status}）',
  deviceMalformed: '设备认为请求的格式有误（{status}）',
  deviceNotAcceptable: '设备不能以所要求的格式应答（{status}）',
  deviceFormat: '设备不支持该值的格式（{status}）',
  deviceAddress: '设备的地址已被另一台设备占用（{status}）',
  stoppedUntracked: '节点正在停止，不再跟踪该命令；设备仍可能执行它',
  stoppedTracking: '在得知结果之前节点已停止；平台仍保存着该命令，设备可能会执行它',
  noAnswerInTime: '命令已下发到设备，但在有效期内没有收到应答',
  resultNotLearnt: '无法得知命令的结果：{reason}',

  // Messages that leave a node
  readBackKept: '平台缓存了这次写入，只有立即写入才会读回',
  readBackSkipped: '同一组资源有更新的写入在等待，或时间已到',
  readBackMissing: '设备没有给出资源 {resources} 的值',
  earlierAttempt: '之前的一次发送可能已经到达设备',
  pagesDelivered: '此前已送出 {messages} 条消息，共 {items} 项',
  pageNotSent: '无法为应答的一部分生成消息（{problem}）',
  endlessPages: '平台在 {count} 次应答之后仍未结束',
  noDeviceId: '应答中没有平台为该设备分配的编号',
  undelivered: '消息无法接收其结果（{problem}），结果为：{state}，errno {errno}，{error}',
  completeNotTold:
    '无法把消息通知给 Complete 节点（{problem}），该消息的结果为：{state}，errno {errno}，{error}',
  catchNotTold: '无法把消息通知给 Catch 节点（{problem}），该消息失败',
};
