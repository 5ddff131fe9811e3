import type { ObjectModel } from '../object-model';

/** LwM2M Object 3: the device about itself. */
export const DEVICE: ObjectModel = {
  id: 3,
  name: 'Device',
  resources: [
    { id: 0, name: 'Manufacturer', operations: 'R', type: 'String', initial: 'Simulator' },
    { id: 1, name: 'Model Number', operations: 'R', type: 'String', initial: 'NB-1' },
    { id: 2, name: 'Serial Number', operations: 'R', type: 'String', initial: 'S-0001' },
    { id: 3, name: 'Firmware Version', operations: 'R', type: 'String', initial: '1.0.0' },
    { id: 4, name: 'Reboot', operations: 'E', mandatory: true },
    { id: 5, name: 'Factory Reset', operations: 'E' },
    {
      id: 9,
      name: 'Battery Level',
      operations: 'R',
      type: 'Integer',
      range: [0, 100],
      initial: 87,
    },
    { id: 10, name: 'Memory Free', operations: 'R', type: 'Integer', initial: 64 },
    { id: 11, name: 'Error Code', operations: 'R', type: 'Integer', mandatory: true, initial: [0] },
    {
      id: 13,
      name: 'Current Time',
      operations: 'RW',
      type: 'Time',
      initial: { kind: 'time', seconds: 1_767_225_600 },
    },
    { id: 14, name: 'UTC Offset', operations: 'RW', type: 'String', initial: 'UTC+08:00' },
    { id: 15, name: 'Timezone', operations: 'RW', type: 'String', initial: 'Asia/Shanghai' },
    {
      id: 16,
      name: 'Supported Binding and Modes',
      operations: 'R',
      type: 'String',
      mandatory: true,
      initial: 'U',
    },
    { id: 17, name: 'Device Type', operations: 'R', type: 'String', initial: 'simulated' },
  ],
};
