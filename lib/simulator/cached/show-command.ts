import { SEND_STATUS, type Command } from './command';
import { showTime } from './platform-time';

/** The record of a command. Source: OneNET documentation, details of a cached command. */
export function showCommand(command: Command, imei: string): object {
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
    create_time: showTime(command.createTime),
    valid_time: showTime(command.validTime),
    expired_time: showTime(command.expiredTime),
    ...(sendTime === undefined ? {} : { send_time: showTime(sendTime) }),
    trigger_msg: command.trigger,
    send_status: SEND_STATUS[command.status],
    ...(confirmTime === undefined ? {} : { confirm_time: showTime(confirmTime) }),
    ...(confirmStatus === undefined ? {} : { confirm_status: confirmStatus }),
    imei,
    remain: command.remain,
  };
}
