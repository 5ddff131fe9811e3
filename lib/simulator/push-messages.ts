/** What the platform pushes, as each generation prints it. Source: OneNET documentation, "HTTP push"; published clients. */

import type { Command } from './devices/command-queue';
import type { DataPoint } from './devices/reporting';
import type { SimulatedDevice } from './devices/simulated-device';
import { SEND_STATUS } from './devices/model';
import type { PushMessage } from './push';
import { formatTime } from './clock';

/** @param deviceId the platform's own id of the device */
export function pointMessage(
  device: SimulatedDevice,
  deviceId: string,
  point: DataPoint,
): PushMessage {
  const { imei } = device;
  const { stream, at, value } = point;
  return {
    // The order of the fields is that of published captures.
    classic: { at, imei, type: 1, ds_id: stream, value, dev_id: Number(deviceId) },
    new: { type: 1, dev_name: imei, at, imei, pid: PRODUCT, ds_id: stream, value },
  };
}

/** Offline is 0 in the classic push and 2 in the newer one. */
export function onlineMessage(
  { imei }: SimulatedDevice,
  deviceId: string,
  online: boolean,
  at: number,
): PushMessage {
  return {
    classic: {
      at,
      login_type: 10,
      imei,
      type: 2,
      dev_id: Number(deviceId),
      status: online ? 1 : 0,
    },
    new: { type: 2, dev_name: imei, pid: PRODUCT, at, status: online ? 1 : 2 },
  };
}

/** The result of a cached command, which published clients of the newer push have not seen. */
export function resultMessage(
  { imei }: SimulatedDevice,
  deviceId: string,
  command: Command,
): PushMessage {
  const { uuid, action, status, sendTime, confirmTime, confirmStatus, read } = command;
  return {
    classic: {
      type: 7,
      cmd_id: uuid,
      imei,
      dev_id: Number(deviceId),
      cmd_type: COMMAND_TYPE[action.kind],
      ...(sendTime === undefined ? {} : { send_time: formatTime(sendTime) }),
      send_status: SEND_STATUS[status],
      ...(confirmTime === undefined ? {} : { confirm_time: formatTime(confirmTime) }),
      ...(confirmStatus === undefined ? {} : { confirm_status: CONFIRM_STATUS[confirmStatus] }),
      ...(read === undefined ? {} : { confirm_body: { obj_id: action.objectId, obj_inst: read } }),
    },
    new: undefined,
  };
}

const COMMAND_TYPE = { read: 0, write: 1, execute: 2 } as const;

const PRODUCT = 'simulated';

/** Source: OneNET documentation, status codes of the NB-IoT API, the numbers of the names listed under 5106. */
const CONFIRM_STATUS: Readonly<Record<NonNullable<Command['confirmStatus']>, number>> = {
  SUCCESS: 0,
  METHOD_NOT_ALLOWED: 1,
  FORBIDDEN: 2,
  NOT_FOUND: 3,
  INTERNAL_SERVER_ERROR: 4,
  TIME_OUT: 5,
  REQ_PARAM_ERROR: 6,
  RESP_ERROR: 7,
  UNAUTHORIZED: 8,
  BAD_REQUEST: 9,
  NOT_ACCEPTABLE: 10,
  UNSUPPORTED_CONTENT_FORMAT: 11,
  OFFLINE: 12,
  ADDR_OCCUPIED: 13,
};
