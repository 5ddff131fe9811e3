/** The Objects of the simulated devices; ids, types, operations and ranges are those of the OMA registry. */

import type { ObjectModel } from './model';

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

/** IPSO Object 3200: a contact that is open or closed, with a counter. */
export const DIGITAL_INPUT: ObjectModel = {
  id: 3200,
  name: 'Digital Input',
  resources: [
    {
      id: 5500,
      name: 'Digital Input State',
      operations: 'R',
      type: 'Boolean',
      mandatory: true,
      initial: false,
    },
    { id: 5501, name: 'Digital Input Counter', operations: 'R', type: 'Integer', initial: 0 },
    {
      id: 5502,
      name: 'Digital Input Polarity',
      operations: 'RW',
      type: 'Boolean',
      initial: false,
    },
    { id: 5503, name: 'Digital Input Debounce', operations: 'RW', type: 'Integer', initial: 20 },
    {
      id: 5504,
      name: 'Digital Input Edge Selection',
      operations: 'RW',
      type: 'Integer',
      range: [1, 3],
      initial: 3,
    },
    { id: 5505, name: 'Digital Input Counter Reset', operations: 'E' },
    { id: 5750, name: 'Application Type', operations: 'RW', type: 'String', initial: 'door' },
    { id: 5751, name: 'Sensor Type', operations: 'R', type: 'String', initial: 'reed switch' },
  ],
};

/** IPSO Object 3303: a thermometer. */
export const TEMPERATURE: ObjectModel = {
  id: 3303,
  name: 'Temperature',
  resources: [
    {
      id: 5601,
      name: 'Min Measured Value',
      operations: 'R',
      type: 'Float',
      initial: 18.5,
    },
    { id: 5602, name: 'Max Measured Value', operations: 'R', type: 'Float', initial: 24.25 },
    { id: 5603, name: 'Min Range Value', operations: 'R', type: 'Float', initial: -40 },
    { id: 5604, name: 'Max Range Value', operations: 'R', type: 'Float', initial: 85 },
    { id: 5605, name: 'Reset Min and Max Measured Values', operations: 'E' },
    {
      id: 5700,
      name: 'Sensor Value',
      operations: 'R',
      type: 'Float',
      mandatory: true,
      initial: 21.5,
    },
    { id: 5701, name: 'Sensor Units', operations: 'R', type: 'String', initial: 'Cel' },
    { id: 5750, name: 'Application Type', operations: 'RW', type: 'String', initial: 'room' },
  ],
};

/** IPSO Object 3306: something that is switched or opened by degrees, such as a valve. */
export const ACTUATION: ObjectModel = {
  id: 3306,
  name: 'Actuation',
  resources: [
    {
      id: 5850,
      name: 'On/Off',
      operations: 'RW',
      type: 'Boolean',
      mandatory: true,
      initial: false,
    },
    { id: 5851, name: 'Dimmer', operations: 'RW', type: 'Integer', range: [0, 100], initial: 0 },
    { id: 5852, name: 'On time', operations: 'RW', type: 'Integer', initial: 0 },
    { id: 5853, name: 'Multi-state Output', operations: 'RW', type: 'String', initial: 'closed' },
    { id: 5750, name: 'Application Type', operations: 'RW', type: 'String', initial: 'valve' },
  ],
};

/** IPSO Object 3308: a value that a controller is to reach. */
export const SET_POINT: ObjectModel = {
  id: 3308,
  name: 'Set Point',
  resources: [
    {
      id: 5900,
      name: 'Set Point Value',
      operations: 'RW',
      type: 'Float',
      mandatory: true,
      initial: 20,
    },
    { id: 5701, name: 'Sensor Units', operations: 'R', type: 'String', initial: 'Cel' },
    { id: 5706, name: 'Colour', operations: 'RW', type: 'String' },
    { id: 5750, name: 'Application Type', operations: 'RW', type: 'String', initial: 'heating' },
  ],
};

/** IPSO Object 3311: a lamp that is switched, dimmed and coloured. */
export const LIGHT_CONTROL: ObjectModel = {
  id: 3311,
  name: 'Light Control',
  resources: [
    {
      id: 5850,
      name: 'On/Off',
      operations: 'RW',
      type: 'Boolean',
      mandatory: true,
      initial: false,
    },
    { id: 5851, name: 'Dimmer', operations: 'RW', type: 'Integer', range: [0, 100], initial: 100 },
    { id: 5852, name: 'On time', operations: 'RW', type: 'Integer', initial: 0 },
    {
      id: 5805,
      name: 'Cumulative active power',
      operations: 'R',
      type: 'Float',
      initial: 12.75,
    },
    { id: 5820, name: 'Power factor', operations: 'R', type: 'Float', initial: 0.95 },
    { id: 5706, name: 'Colour', operations: 'RW', type: 'String', initial: '#ffd27f' },
    { id: 5701, name: 'Sensor Units', operations: 'R', type: 'String', initial: 'RGB' },
    { id: 5750, name: 'Application Type', operations: 'RW', type: 'String', initial: 'lamp' },
  ],
};

/** IPSO Object 3341: a small screen for text. */
export const TEXT_DISPLAY: ObjectModel = {
  id: 3341,
  name: 'Addressable Text Display',
  resources: [
    { id: 5527, name: 'Text', operations: 'RW', type: 'String', mandatory: true, initial: '' },
    { id: 5528, name: 'X Coordinate', operations: 'RW', type: 'Integer', initial: 0 },
    { id: 5529, name: 'Y Coordinate', operations: 'RW', type: 'Integer', initial: 0 },
    { id: 5545, name: 'Max X Coordinate', operations: 'R', type: 'Integer', initial: 127 },
    { id: 5546, name: 'Max Y Coordinate', operations: 'R', type: 'Integer', initial: 63 },
    { id: 5530, name: 'Clear Display', operations: 'E' },
    { id: 5548, name: 'Level', operations: 'RW', type: 'Float', range: [0, 100], initial: 80 },
    { id: 5531, name: 'Contrast', operations: 'RW', type: 'Float', range: [0, 100], initial: 50 },
    { id: 5750, name: 'Application Type', operations: 'RW', type: 'String', initial: 'display' },
  ],
};

/**
 * An Object of our own, for what the well-known ones lack: writable bytes, a 64-bit counter and a time stamp.
 * Its ID is from the range that the OMA registry leaves to private use (32769 to 42768).
 */
export const RAW_DATA: ObjectModel = {
  id: 33000,
  name: 'Raw Data',
  chineseName: '原始数据',
  resources: [
    {
      id: 0,
      name: 'Payload',
      chineseName: '数据内容',
      operations: 'RW',
      type: 'Opaque',
      mandatory: true,
      initial: { kind: 'opaque', hex: '' },
    },
    { id: 1, name: 'Counter', chineseName: '计数', operations: 'RW', type: 'Integer', initial: 0 },
    { id: 2, name: 'Time Stamp', chineseName: '时间戳', operations: 'RW', type: 'Time' },
    {
      id: 3,
      name: 'Checksum',
      chineseName: '校验和',
      operations: 'R',
      type: 'Opaque',
      initial: { kind: 'opaque', hex: '00' },
    },
    { id: 4, name: 'Key', chineseName: '密钥', operations: 'W', type: 'Opaque' },
  ],
};

export const OBJECT_MODELS: readonly ObjectModel[] = [
  DEVICE,
  DIGITAL_INPUT,
  TEMPERATURE,
  ACTUATION,
  SET_POINT,
  LIGHT_CONTROL,
  TEXT_DISPLAY,
  RAW_DATA,
];
