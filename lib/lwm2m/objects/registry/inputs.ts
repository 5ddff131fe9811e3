/** IPSO Objects that people or wires operate: digital and analog inputs, switches, buttons, selectors. */

import type { ObjectRow } from '../objects-json';

export const inputs: readonly ObjectRow[] = [
  [
    3200,
    'Digital Input',
    '数字输入',
    'multiple',
    [5500, 5501, 5502, 5503, 5504, 5505, 5750, 5751, 5518, 6050],
  ],
  [
    3202,
    'Analog Input',
    '模拟输入',
    'multiple',
    [5600, 5601, 5602, 5603, 5604, 5605, 5750, 5751, 5518, 6050, 6042, 6049],
  ],
  [3342, 'On/Off switch', '开关', 'multiple', [5500, 5501, 5852, 5854, 5750, 5518, 6050]],
  [3343, 'Dimmer', '调光器', 'multiple', [5548, 5852, 5854, 5750]],
  [3344, 'Up/Down Control', '升降控制', 'multiple', [5532, 5533, 5541, 5542, 5750]],
  [3345, 'Multiple Axis Joystick', '多轴摇杆', 'multiple', [5500, 5501, 5702, 5703, 5704, 5750]],
  [3347, 'Push button', '按钮', 'multiple', [5500, 5501, 5750, 5518, 6050]],
  [3348, 'Multi-state Selector', '多挡选择开关', 'multiple', [5547, 5750, 5518, 6050]],
  [3349, 'Bitmap', '位图', 'multiple', [5910, 5912, 5750, 5518, 6050]],
];
