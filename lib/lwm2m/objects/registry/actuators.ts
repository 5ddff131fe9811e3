/** IPSO Objects that act: outputs, switched and dimmed loads, displays, sounds, timers. */

import type { ObjectRow } from '../objects-json';

export const actuators: readonly ObjectRow[] = [
  [3201, 'Digital Output', '数字输出', 'multiple', [5550, 5551, 5750, 5518, 6050]],
  [3203, 'Analog Output', '模拟输出', 'multiple', [5650, 5603, 5604, 5750, 5518, 6050]],
  [3306, 'Actuation', '执行器', 'multiple', [5850, 5851, 5852, 5853, 5750, 5518, 6050]],
  [3308, 'Set Point', '设定点', 'multiple', [5900, 5701, 5706, 5750, 5518, 6050]],
  [
    3310,
    'Load Control',
    '负荷控制',
    'multiple',
    [5823, 5824, 5825, 5826, 5827, 5828, 5750, 5518, 6050],
  ],
  [3311, 'Light Control', '灯光控制', 'multiple', [5850, 5851, 5852, 5805, 5820, 5706, 5701, 5750]],
  [3312, 'Power Control', '电源控制', 'multiple', [5850, 5851, 5852, 5805, 5820, 5750, 5518, 6050]],
  [
    3337,
    'Positioner',
    '定位器',
    'multiple',
    [5536, 5537, 5538, 5601, 5602, 5605, 5519, 5520, 5750, 5518, 6050],
  ],
  [3338, 'Buzzer', '蜂鸣器', 'multiple', [5850, 5548, 5521, 5525, 5750, 5518, 6050]],
  [3339, 'Audio Clip', '音频播放', 'multiple', [5522, 5523, 5548, 5524, 5750]],
  [
    3340,
    'Timer',
    '定时器',
    'multiple',
    [5521, 5538, 5525, 5523, 5850, 5501, 5544, 5543, 5534, 5526, 5750],
  ],
  [
    3341,
    'Addressable Text Display',
    '可寻址文本显示屏',
    'multiple',
    [5527, 5528, 5529, 5545, 5546, 5530, 5548, 5531, 5750],
  ],
  [3350, 'Stopwatch', '秒表', 'multiple', [5544, 5850, 5501, 5750, 5518, 6050, 6042, 6049]],
];
