/** The calls for cached commands: write, details, list, cancel one, cancel all. */

import { invalidParameter, LIMIT, NOT_FOUND, NOT_WAITING, succeed, SUCCESS } from '../answers';
import type { Command } from '../devices/command-queue';
import { SEND_STATUS } from '../devices/states';
import { readData } from '../write-data';
import { IMEI, operation, optional, required, TIMEOUT, wholeNumber } from './operation';
import { WRITE_PARAMETERS } from './write';

/**
 * Cached write: faults of the request are reported at once, those of its values only when the device has
 * received it. Source: OneNET documentation, "cached command: write device resource".
 */
export const cachedWrite = operation({
  method: 'POST',
  path: '/nbiot/offline',
  parameters: {
    imei: IMEI,
    ...WRITE_PARAMETERS,
    valid_time: optional(readTime),
    expired_time: required(readTime),
    retry: optional((text) => wholeNumber(text, 0, 10)),
    timeout: TIMEOUT,
    trigger_msg: optional((text) => wholeNumber(text, 1, 7)),
  },
  fromPlatform: true,
  prepare(values, { body }, { now, commandDelivery }) {
    const { obj_id: objectId, obj_inst_id: instanceId, mode } = values;
    const { valid_time: validTime = now, expired_time: expiredTime } = values;
    if (values.valid_time !== undefined && validTime <= now) return invalidParameter('valid_time');
    if (expiredTime <= now || expiredTime <= validTime) return invalidParameter('expired_time');
    const data = readData(body);
    if ('kind' in data) return data;
    return (device) => {
      const order = {
        write: { objectId, instanceId, mode, data },
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
  },
});

/** What has become of one cached command. Source: OneNET documentation, "details of a cached command". */
export const cachedDetail = operation({
  method: 'GET',
  path: '/nbiot/offline/history/{uuid}',
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
export const cachedList = operation({
  method: 'GET',
  path: '/nbiot/offline/history',
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
export const cachedCancel = operation({
  method: 'PUT',
  path: '/nbiot/offline/cancel/{uuid}',
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
export const cachedCancelAll = operation({
  method: 'PUT',
  path: '/nbiot/offline/cancel/all',
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

function readOrder(text: string): 'asc' | 'desc' | undefined {
  return /^asc$/i.test(text) ? 'asc' : /^desc$/i.test(text) ? 'desc' : undefined;
}

/** The record of a command. Source: OneNET documentation, details of a cached command. */
function formatCommand(command: Command, imei: string): object {
  const { write, sendTime, confirmTime, confirmStatus } = command;
  return {
    type: 'WRITE',
    args: { obj_id: write.objectId, obj_inst_id: write.instanceId, mode: write.mode },
    content: {
      data: write.data.map(({ resId, type, val }) => ({
        res_id: resId,
        ...(type === undefined ? {} : { type }),
        val,
      })),
    },
    create_time: formatTime(command.createTime),
    valid_time: formatTime(command.validTime),
    expired_time: formatTime(command.expiredTime),
    ...(sendTime === undefined ? {} : { send_time: formatTime(sendTime) }),
    trigger_msg: command.trigger,
    send_status: SEND_STATUS[command.status],
    ...(confirmTime === undefined ? {} : { confirm_time: formatTime(confirmTime) }),
    ...(confirmStatus === undefined ? {} : { confirm_status: confirmStatus }),
    imei,
    remain: command.remain,
  };
}

/*
 * Times as the platform reads and writes them: Beijing's, without a zone. Separate from the client's own
 * implementation, so that a fault in one of them is found by the other.
 */

const BEIJING_MS = 8 * 60 * 60 * 1000;

/** `2026-01-31T08:00:00` as milliseconds since 1970; `undefined` for any other form, and for a day that does not exist. */
export function readTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text}+08:00`);
  // Date.parse takes 30 February for 2 March.
  return !Number.isNaN(time) && formatTime(time) === text.replace('T', ' ') ? time : undefined;
}

/** Answers have a space where requests have a `T`. Source: OneNET documentation, details of a cached command. */
export function formatTime(time: number): string {
  return new Date(time + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ');
}
