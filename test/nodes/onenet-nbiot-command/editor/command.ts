import type { CommandValues } from '../../../../nodes/onenet-nbiot-command/editor';

/** A dialog that follows the command of the message. */
export function command(changes: Partial<CommandValues> = {}): CommandValues {
  return {
    ...{ name: '', platform: '', store: '' },
    operation: 'follow',
    uuid: { value: 'onenet.uuid', type: 'msg' },
    imei: { value: 'onenet.request.imei', type: 'msg' },
    page: { value: '', type: 'num' },
    perPage: { value: '', type: 'num' },
    minInterval: '2',
    maxInterval: '60',
    ...changes,
  };
}
