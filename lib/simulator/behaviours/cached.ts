/**
 * The calls for cached commands: write, read, execute, details, list, cancel one, cancel all. No public page names those of
 * OneNET Studio that follow or cancel one; they are an assumption.
 */

import {
  invalidParameter,
  LIMIT,
  NOT_FOUND,
  NOT_WAITING,
  succeed,
  SUCCESS,
  type Reply,
} from '../answers';
import { formatTime, readTime } from '../clock';
import type { Command } from '../devices/command-queue';
import type { Task } from '../devices/delivery';
import { SEND_STATUS } from '../devices/model';
import type { DeviceAction } from '../devices/object-instance';
import {
  IMEI,
  operation,
  optional,
  required,
  TIMEOUT,
  wholeNumber,
  type ApiCall,
  type OperationContext,
  type ValuesOf,
} from './behaviour';
import {
  EXECUTE_PARAMETERS,
  executeAction,
  READ_PARAMETERS,
  readAction,
  WRITE_PARAMETERS,
  writeAction,
} from './instant';

/** When a command is delivered, and how often. */
const DELIVERY = {
  valid_time: optional(readTime),
  expired_time: required(readTime),
  retry: optional((text: string) => wholeNumber(text, 0, 10)),
  timeout: TIMEOUT,
  trigger_msg: optional((text: string) => wholeNumber(text, 1, 7)),
};

/**
 * Cached write: faults of the request are reported at once, those of its values only when the device has
 * received it. Source: OneNET documentation, "cached command: write device resource".
 */
const cachedWrite = operation({
  title: { en: 'Cached write {path}', zh: '缓存写 {path}' },
  method: 'POST',
  path: '/nbiot/offline',
  studio: 'POST /LwM2M-offline write',
  parameters: { imei: IMEI, ...WRITE_PARAMETERS, ...DELIVERY },
  fromPlatform: true,
  prepare: (values, { body }, context) => keep(values, context, () => writeAction(values, body)),
});

/** Cached read. Source: OneNET documentation, "cached command: read device resource". */
const cachedRead = operation({
  title: { en: 'Cached read {path}', zh: '缓存读 {path}' },
  method: 'GET',
  path: '/nbiot/offline',
  studio: 'GET /LwM2M-offline read',
  parameters: { imei: IMEI, ...READ_PARAMETERS, ...DELIVERY },
  fromPlatform: true,
  prepare: (values, _, context) => keep(values, context, () => readAction(values)),
});

/** Cached execute. Source: OneNET documentation, "cached command: execute". */
const cachedExecute = operation({
  title: { en: 'Cached execute {path}', zh: '缓存执行 {path}' },
  method: 'POST',
  path: '/nbiot/execute/offline',
  studio: 'POST /LwM2M-offline execute',
  parameters: { imei: IMEI, ...EXECUTE_PARAMETERS, ...DELIVERY },
  fromPlatform: true,
  prepare: (values, { body }, context) => keep(values, context, () => executeAction(values, body)),
});

/** The task of keeping a command, or why the platform does not: first its times, then what it is to do. */
function keep(
  values: ValuesOf<typeof DELIVERY>,
  { now, commandDelivery }: OperationContext,
  makeAction: () => DeviceAction | Reply,
): Reply | Task {
  const { valid_time: validTime = now, expired_time: expiredTime } = values;
  if (values.valid_time !== undefined && validTime <= now) return invalidParameter('valid_time');
  if (expiredTime <= now || expiredTime <= validTime) return invalidParameter('expired_time');
  const action = makeAction();
  if (action.kind === 'reply') return action;
  return (device) => {
    const order = {
      action,
      validTime,
      expiredTime,
      retry: values.retry ?? 3,
      timeoutMs: (values.timeout ?? 25) * 1000,
      trigger: values.trigger_msg ?? 7,
    };
    const command = device.commands.add(order, now);
    if (command === undefined) return LIMIT;
    commandDelivery.scheduleUplink(device);
    return succeed({ uuid: command.uuid });
  };
}

/** What has become of one cached command. Source: OneNET documentation, "details of a cached command". */
const cachedDetail = operation({
  title: { en: 'Status of a cached command', zh: '查询缓存命令' },
  method: 'GET',
  path: '/nbiot/offline/history/{uuid}',
  studio: 'GET /LwM2M-offline history',
  isPoll: true,
  parameters: { imei: IMEI },
  fromPlatform: true,
  prepare(_, { last: uuid }, { now }) {
    return ({ imei, commands }) => {
      const command = commands.find(uuid, now);
      return command === undefined ? NOT_FOUND : succeed(formatCommand(command, imei));
    };
  },
});

/**
 * The cached commands of a device, the newest first unless `sort` is `asc`. `start` and `end` limit the time of their
 * creation. Source: OneNET documentation, "list of cached commands".
 */
const cachedList = operation({
  title: { en: 'List cached commands', zh: '列出缓存命令' },
  method: 'GET',
  path: '/nbiot/offline/history',
  studio: 'GET /LwM2M-offline history',
  parameters: {
    imei: IMEI,
    start: optional(readTime),
    end: optional(readTime),
    page: optional((text) => wholeNumber(text, 1, 1_000_000)),
    per_page: optional((text) => wholeNumber(text, 1, 1000)),
    sort: optional(readOrder),
  },
  fromPlatform: true,
  prepare({ start = -Infinity, end = Infinity, page = 1, per_page: size = 30, sort }, _, { now }) {
    return ({ imei, commands }) => {
      const found = commands
        .list(now)
        .filter(({ createTime }) => createTime >= start && createTime <= end);
      if (sort !== 'asc') found.reverse();
      const items = found
        .slice((page - 1) * size, page * size)
        .map((command) => ({ cmd_uuid: command.uuid, ...formatCommand(command, imei) }));
      return succeed({ total_count: found.length, items });
    };
  },
});

/** Cancels one cached command that still waits. Source: OneNET documentation, "cancel a cached command". */
const cachedCancel = operation({
  title: { en: 'Cancel a cached command', zh: '取消一条缓存命令' },
  method: 'PUT',
  path: '/nbiot/offline/cancel/{uuid}',
  studio: 'PUT /LwM2M-offline cancel',
  parameters: { imei: IMEI },
  fromPlatform: true,
  prepare(_, { last: uuid }, { now, commandDelivery }) {
    return (device) => {
      if (device.commands.find(uuid, now) === undefined) return NOT_FOUND;
      if (!device.commands.cancel(uuid)) return NOT_WAITING;
      commandDelivery.scheduleUplink(device);
      return SUCCESS;
    };
  },
});

/**
 * Cancels every cached command of a device that waits; one that has been sent is listed as failed.
 * Source: OneNET documentation, "cancel all waiting commands".
 */
const cachedCancelAll = operation({
  title: { en: 'Cancel all cached commands', zh: '取消全部缓存命令' },
  method: 'PUT',
  path: '/nbiot/offline/cancel/all',
  studio: 'PUT /LwM2M-offline cancel_all',
  parameters: { imei: IMEI },
  fromPlatform: true,
  prepare(_values, _request, { now, commandDelivery }) {
    return (device) => {
      const succ: string[] = [];
      const failed: string[] = [];
      for (const { uuid, status } of device.commands.list(now)) {
        if (device.commands.cancel(uuid)) succ.push(uuid);
        else if (status === 'sent') failed.push(uuid);
      }
      commandDelivery.scheduleUplink(device);
      return succeed({ succ, failed, total: succ.length + failed.length });
    };
  },
});

export const CACHED_CALLS: readonly ApiCall[] = [
  cachedWrite,
  cachedRead,
  cachedExecute,
  cachedDetail,
  cachedList,
  // Before the one with a uuid, as which `all` could be taken.
  cachedCancelAll,
  cachedCancel,
];

function readOrder(text: string): 'asc' | 'desc' | undefined {
  return /^asc$/i.test(text) ? 'asc' : /^desc$/i.test(text) ? 'desc' : undefined;
}

/** The record of a command. Source: OneNET documentation, details of a cached command. */
function formatCommand(command: Command, imei: string): object {
  const { sendTime, confirmTime, confirmStatus, read } = command;
  return {
    ...formatAction(command.action),
    create_time: formatTime(command.createTime),
    valid_time: formatTime(command.validTime),
    expired_time: formatTime(command.expiredTime),
    ...(sendTime === undefined ? {} : { send_time: formatTime(sendTime) }),
    trigger_msg: command.trigger,
    send_status: SEND_STATUS[command.status],
    ...(confirmTime === undefined ? {} : { confirm_time: formatTime(confirmTime) }),
    ...(confirmStatus === undefined ? {} : { confirm_status: confirmStatus }),
    ...(read === undefined ? {} : { cmd_result: read }),
    imei,
    remain: command.remain,
  };
}

function formatAction(action: DeviceAction): object {
  const { objectId, instanceId } = action;
  switch (action.kind) {
    case 'write':
      return {
        type: 'WRITE',
        args: { obj_id: objectId, obj_inst_id: instanceId, mode: action.mode },
        content: {
          data: action.data.map(({ resId, type, val }) => ({
            res_id: resId,
            ...(type === undefined ? {} : { type }),
            val,
          })),
        },
      };
    case 'read':
      return {
        type: 'READ',
        args: {
          obj_id: objectId,
          ...(instanceId === undefined ? {} : { obj_inst_id: instanceId }),
          ...(action.resourceId === undefined ? {} : { res_id: action.resourceId }),
        },
      };
    case 'execute':
      return {
        type: 'EXECUTE',
        args: { obj_id: objectId, obj_inst_id: instanceId, res_id: action.resourceId },
        content: { args: action.args },
      };
  }
}
