import type { ObjectModel } from '../object-model';

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
