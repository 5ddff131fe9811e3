/** IPSO Objects that measure (registry 3300 to 3350). */

import type { ObjectRow } from '../objects-json';

const measured = [5700, 5701, 5601, 5602, 5603, 5604, 5605, 5750, 5518, 6050, 6042, 6049];
const calibrated = [5700, 5701, 5601, 5602, 5603, 5604, 5605, 5821, 5750, 5518, 6050, 6042, 6049];

export const sensors: readonly ObjectRow[] = [
  [
    3300,
    'Generic Sensor',
    '通用传感器',
    'multiple',
    [5700, 5701, 5601, 5602, 5603, 5604, 5605, 5750, 5751, 5518, 6050, 6042, 6049],
  ],
  [3301, 'Illuminance', '照度', 'multiple', measured],
  [
    3302,
    'Presence',
    '人体感应',
    'multiple',
    [5500, 5501, 5505, 5751, 5903, 5904, 5750, 5518, 6050, 6042, 6049],
  ],
  [3303, 'Temperature', '温度', 'multiple', measured],
  [3304, 'Humidity', '湿度', 'multiple', measured],
  [
    3305,
    'Power Measurement',
    '功率测量',
    'multiple',
    [
      5800, 5801, 5802, 5803, 5804, 5805, 5806, 5810, 5811, 5812, 5813, 5814, 5815, 5816, 5820,
      5821, 5822, 5605, 5750, 5518, 6050, 6042, 6049,
    ],
  ],
  [
    3313,
    'Accelerometer',
    '加速度计',
    'multiple',
    [5702, 5703, 5704, 5701, 5603, 5604, 5750, 5518, 6050, 6042, 6049],
  ],
  [
    3314,
    'Magnetometer',
    '磁力计',
    'multiple',
    [5702, 5703, 5704, 5705, 5701, 5750, 5518, 6050, 6042, 6049],
  ],
  [3315, 'Barometer', '气压计', 'multiple', measured],
  [3316, 'Voltage', '电压', 'multiple', calibrated],
  [3317, 'Current', '电流', 'multiple', calibrated],
  [3318, 'Frequency', '频率', 'multiple', calibrated],
  [3319, 'Depth', '深度', 'multiple', calibrated],
  [3320, 'Percentage', '百分比', 'multiple', calibrated],
  [3321, 'Altitude', '海拔', 'multiple', calibrated],
  [3322, 'Load', '载荷', 'multiple', calibrated],
  [3323, 'Pressure', '压力', 'multiple', calibrated],
  [3324, 'Loudness', '响度', 'multiple', calibrated],
  [3325, 'Concentration', '浓度', 'multiple', calibrated],
  [3326, 'Acidity', '酸碱度', 'multiple', calibrated],
  [3327, 'Conductivity', '电导率', 'multiple', calibrated],
  [3328, 'Power', '功率', 'multiple', calibrated],
  [3329, 'Power Factor', '功率因数', 'multiple', calibrated],
  [3330, 'Distance', '距离', 'multiple', calibrated],
  [3331, 'Energy', '电能', 'multiple', [5700, 5701, 5822, 5750, 5518, 6050, 6042, 6049]],
  [3332, 'Direction', '方向', 'multiple', [5705, 5601, 5602, 5605, 5750, 5518, 6050, 6042, 6049]],
  [3333, 'Time', '时间', 'multiple', [5506, 5507, 5750, 6042, 6049]],
  [
    3334,
    'Gyrometer',
    '陀螺仪',
    'multiple',
    [
      5702, 5703, 5704, 5701, 5508, 5509, 5510, 5511, 5512, 5513, 5605, 5603, 5604, 5750, 5518,
      6050, 6042, 6049,
    ],
  ],
  [3335, 'Colour', '颜色', 'multiple', [5706, 5701, 5750, 5518, 6050, 6042, 6049]],
  [
    3336,
    'Location',
    '位置',
    'multiple',
    [6051, 6052, 6053, 5705, 5517, 5518, 5750, 6050, 6042, 6049, 5514, 5515, 5516],
  ],
  [3346, 'Rate', '速率', 'multiple', calibrated],
];
