/**
 * What the npm packages do not say about the Objects of the OMA registry, kept by hand: Chinese names everywhere, and where
 * needed the operations of newer Resources, the names of executable ones, the ranges of Floats, and types that a JSON
 * schema does not tell apart. These facts are from the registry's XML files.
 *
 * A Chinese name may stand alone. A fact that is given here takes precedence over the packages.
 *
 * @typedef {object} Facts
 * @property {string} zh the Chinese name
 * @property {string} [en]
 * @property {'R' | 'W' | 'RW' | 'E'} [operations]
 * @property {string} [type]
 * @property {string} [range] `0..100`
 * @property {false} [multiple]
 */

/**
 * The core Objects, and their Resources. Location (6) is version 1.0, which devices have; in 1.1 a server may also write
 * the position.
 * @type {Readonly<Record<number, { zh: string, resources: Readonly<Record<number, string | Facts>> }>>}
 */
export const CORE = {
  1: {
    zh: 'LwM2M 服务器',
    resources: {
      0: '服务器短标识',
      1: { zh: '注册有效期', type: 'Unsigned Integer' },
      2: '默认最小上报周期',
      3: '默认最大上报周期',
      4: { zh: '停用', en: 'Disable' },
      5: '停用时长',
      6: '停用或离线时缓存通知',
      7: '传输绑定',
      8: { zh: '触发注册更新', en: 'Registration Update Trigger' },
      10: { zh: 'APN 链接', operations: 'RW' },
      11: { zh: 'TLS/DTLS 告警码', operations: 'R', type: 'Unsigned Integer' },
      12: { zh: '上次引导时间', operations: 'R' },
      13: { zh: '注册优先顺序', operations: 'R', type: 'Unsigned Integer' },
      14: { zh: '首次注册延时', operations: 'RW', type: 'Unsigned Integer' },
      15: { zh: '注册失败后停止后续注册', operations: 'R', type: 'Boolean' },
      16: { zh: '注册失败后重新引导', operations: 'R', type: 'Boolean' },
      17: { zh: '通信重试次数', operations: 'RW', type: 'Unsigned Integer' },
      18: { zh: '通信重试间隔', operations: 'RW', type: 'Unsigned Integer' },
      19: { zh: '通信轮次间隔', operations: 'RW', type: 'Unsigned Integer' },
      20: { zh: '通信轮次重试次数', operations: 'RW', type: 'Unsigned Integer' },
      21: { zh: '短信触发', operations: 'RW', type: 'Boolean' },
      22: { zh: '首选传输方式', operations: 'RW' },
      23: { zh: '禁止主动发送', operations: 'RW', type: 'Boolean' },
      24: { zh: '备用 APN 链接', operations: 'RW' },
      25: { zh: '服务器支持的版本', operations: 'RW' },
      26: { zh: '默认通知方式', operations: 'RW' },
      27: { zh: 'Profile ID 散列算法', operations: 'RW', type: 'Unsigned Integer' },
    },
  },
  3: {
    zh: '设备',
    resources: {
      0: '制造商',
      1: '型号',
      2: '序列号',
      3: '固件版本',
      4: { zh: '重启', en: 'Reboot' },
      5: { zh: '恢复出厂设置', en: 'Factory Reset' },
      6: '可用电源',
      7: '电源电压',
      8: '电源电流',
      9: '电池电量',
      10: '剩余存储空间',
      11: '错误码',
      12: { zh: '清除错误码', en: 'Reset Error Code', multiple: false },
      13: '当前时间',
      14: 'UTC 偏移',
      15: '时区',
      16: '支持的传输绑定',
      17: '设备类型',
      18: '硬件版本',
      19: '软件版本',
      20: '电池状态',
      21: '总存储空间',
      22: { zh: '外部设备信息', operations: 'R' },
    },
  },
  4: {
    zh: '连接监测',
    resources: {
      0: '网络承载',
      1: '可用网络承载',
      2: '信号强度',
      3: '链路质量',
      4: 'IP 地址',
      5: '路由器 IP 地址',
      6: '链路利用率',
      7: '接入点名称',
      8: '小区标识',
      9: '服务网络 MNC',
      10: '服务网络 MCC',
      11: { zh: '信噪比', operations: 'R' },
      12: { zh: '位置区码', operations: 'R' },
      13: { zh: '覆盖增强等级', operations: 'R' },
    },
  },
  5: {
    zh: '固件升级',
    resources: {
      0: '固件包',
      1: { zh: '固件包地址', operations: 'RW' },
      2: { zh: '升级', en: 'Update' },
      3: '升级状态',
      5: '升级结果',
      6: '固件包名称',
      7: '固件包版本',
      8: { zh: '支持的下载协议', operations: 'R' },
      9: { zh: '固件下发方式', operations: 'R' },
      11: { zh: '重要程度', operations: 'RW' },
      12: { zh: '状态上次变化时间', operations: 'R' },
      13: { zh: '最长推迟时间', operations: 'RW', type: 'Unsigned Integer' },
      14: { zh: '下载完成后自动升级', operations: 'RW', type: 'Boolean' },
    },
  },
  6: {
    zh: '位置',
    resources: {
      0: '纬度',
      1: '经度',
      2: '海拔',
      3: '误差半径',
      4: '速度',
      5: '时间戳',
      6: '速率',
    },
  },
  7: {
    zh: '连接统计',
    resources: {
      0: '短信发送条数',
      1: '短信接收条数',
      2: '发送数据量',
      3: '接收数据量',
      4: '最大报文长度',
      5: '平均报文长度',
      6: { zh: '开始统计', en: 'Start' },
      8: { zh: '统计周期', operations: 'RW' },
    },
  },
};

/**
 * The IPSO Objects. Their Resources are reusable ones.
 * @type {Readonly<Record<number, string>>}
 */
// prettier-ignore
export const IPSO = {
  3200: '数字输入', 3201: '数字输出', 3202: '模拟输入', 3203: '模拟输出', 3300: '通用传感器',
  3301: '照度', 3302: '人体感应', 3303: '温度', 3304: '湿度', 3305: '功率测量', 3306: '执行器',
  3308: '设定点', 3310: '负荷控制', 3311: '灯光控制', 3312: '电源控制', 3313: '加速度计',
  3314: '磁力计', 3315: '气压计', 3316: '电压', 3317: '电流', 3318: '频率', 3319: '深度',
  3320: '百分比', 3321: '海拔', 3322: '载荷', 3323: '压力', 3324: '响度', 3325: '浓度',
  3326: '酸碱度', 3327: '电导率', 3328: '功率', 3329: '功率因数', 3330: '距离', 3331: '电能',
  3332: '方向', 3333: '时间', 3334: '陀螺仪', 3335: '颜色', 3336: '位置', 3337: '定位器',
  3338: '蜂鸣器', 3339: '音频播放', 3340: '定时器', 3341: '可寻址文本显示屏', 3342: '开关',
  3343: '调光器', 3344: '升降控制', 3345: '多轴摇杆', 3346: '速率', 3347: '按钮',
  3348: '多挡选择开关', 3349: '位图', 3350: '秒表',
};

/**
 * Resources of an Object that the packages no longer have: Location 1.0, which devices in the field have; 6051 to 6053
 * took their place.
 * @type {Readonly<Record<number, readonly number[]>>}
 */
export const EARLIER_RESOURCES = { 3336: [5514, 5515, 5516] };

/**
 * The reusable Resources, which are the same in every Object.
 * @type {Readonly<Record<number, string | Facts>>}
 */
export const REUSABLE = {
  5500: '数字输入状态',
  5501: '数字输入计数',
  5502: '数字输入极性',
  5503: '数字输入消抖时间',
  5504: '数字输入触发沿',
  5505: { zh: '数字输入计数清零', en: 'Digital Input Counter Reset' },
  5506: '当前时间',
  5507: { zh: '小数秒', range: '0..1' },
  5508: 'X 轴最小值',
  5509: 'X 轴最大值',
  5510: 'Y 轴最小值',
  5511: 'Y 轴最大值',
  5512: 'Z 轴最小值',
  5513: 'Z 轴最大值',
  5514: { zh: '纬度', en: 'Latitude' },
  5515: { zh: '经度', en: 'Longitude' },
  5516: { zh: '不确定度', en: 'Uncertainty' },
  5517: '速度',
  5518: '时间戳',
  5519: '下限',
  5520: '上限',
  5521: '延时时长',
  5522: '音频片段',
  5523: { zh: '触发', en: 'Trigger' },
  5524: '播放时长',
  5525: '最短关断时间',
  5526: '定时器模式',
  5527: '文本',
  5528: 'X 坐标',
  5529: 'Y 坐标',
  5530: { zh: '清屏', en: 'Clear Display' },
  5531: { zh: '对比度', range: '0..100' },
  5532: '增加键状态',
  5533: '减少键状态',
  5534: '计数',
  5536: { zh: '当前位置', range: '0..100' },
  5537: '过渡时间',
  5538: '剩余时间',
  5541: '增加次数',
  5542: '减少次数',
  5543: '数字状态',
  5544: '累计时间',
  5545: 'X 坐标最大值',
  5546: 'Y 坐标最大值',
  5547: '多状态输入',
  5548: { zh: '强度', range: '0..100' },
  5550: '数字输出状态',
  5551: '数字输出极性',
  5600: '模拟输入当前值',
  5601: '最小测量值',
  5602: '最大测量值',
  5603: '量程下限',
  5604: '量程上限',
  5605: { zh: '重置最小和最大测量值', en: 'Reset Min and Max Measured Values' },
  5650: { zh: '模拟输出当前值', range: '0..1' },
  5700: '传感器值',
  5701: '测量单位',
  5702: 'X 轴值',
  5703: 'Y 轴值',
  5704: 'Z 轴值',
  5705: { zh: '罗盘方位', range: '0..360' },
  5706: '颜色',
  5750: '应用类型',
  5751: '传感器类型',
  5800: '瞬时有功功率',
  5801: '最小有功功率',
  5802: '最大有功功率',
  5803: '有功功率量程下限',
  5804: '有功功率量程上限',
  5805: '累计有功电能',
  5806: '有功功率校准',
  5810: '瞬时无功功率',
  5811: '最小无功功率',
  5812: '最大无功功率',
  5813: '无功功率量程下限',
  5814: '无功功率量程上限',
  5815: '累计无功电能',
  5816: '无功功率校准',
  5820: '功率因数',
  5821: '当前校准系数',
  5822: { zh: '累计电能清零', en: 'Reset Cumulative energy' },
  5823: '事件标识',
  5824: '开始时间',
  5825: '持续分钟数',
  5826: { zh: '紧急程度', operations: 'RW' },
  5827: '平均负荷调整百分比',
  5828: '占空比',
  5850: '开关',
  5851: '调光',
  5852: '开启时长',
  5853: '多状态输出',
  5854: '关闭时长',
  5900: '设定值',
  5903: '有人转无人延时',
  5904: '无人转有人延时',
  5910: { zh: '位图输入', operations: 'R' },
  5912: { zh: '各位说明', operations: 'RW' },
  6042: { zh: '测量质量指示', operations: 'R' },
  6049: { zh: '测量质量等级', operations: 'R' },
  6050: { zh: '时间戳的小数秒', operations: 'R', range: '0..1' },
  6051: { zh: '纬度（数值）', operations: 'R' },
  6052: { zh: '经度（数值）', operations: 'R' },
  6053: { zh: '不确定度（数值）', operations: 'R' },
};

/**
 * Chinese names of other Objects, which the table has by name only.
 * @type {Readonly<Record<number, string>>}
 */
// prettier-ignore
export const OTHERS = {
  // OMA
  2: '访问控制', 8: '锁定与擦除', 9: '软件管理', 10: '蜂窝连接', 11: 'APN 连接配置',
  12: 'WLAN 连接', 13: '承载选择', 14: '软件组件', 19: '二进制应用数据容器', 20: '事件日志',
  22: '虚拟观测通知', 24: 'MQTT 服务器', 25: 'LwM2M 网关', 27: '5G NR 连接', 500: 'CoAP 配置',
  502: '一氧化碳探测器', 503: '火灾报警',
  // Cellular network
  3370: '服务小区测量', 3371: '邻小区测量',
  // Smart city and smart meters
  3407: '烟雾报警器', 3408: '井盖', 3410: '设备扩展信息', 3411: '电池', 3412: 'LPWAN 通信',
  3413: '通用执行器', 3415: '时间同步', 3416: '户外灯控制器', 3417: '灯具资产', 3418: '电气监测',
  3419: '光控器', 3420: 'LED 彩灯', 3421: '单相电表', 3423: '燃气表', 3424: '水表',
  3425: '灌溉阀', 3426: '水质传感器', 3427: '压力监测传感器', 3428: '空气质量',
  3429: '倾角传感器', 3430: '全球导航卫星系统', 3431: '停车传感器', 3432: '交通流量计数器',
  3433: '噪声传感器', 3434: '人流计数器', 3435: '料位', 10242: '三相电能表', 10243: '单相电能表',
  10250: '应用数据容器', 10251: 'AT 指令', 10254: '电流环输入', 10257: '热量表/冷量表',
  10259: '系统日志', 10266: '水流量读数', 10268: '温度读数', 10269: '压力读数',
  10270: '电池电量读数', 10309: '共享停车场', 10311: '太阳辐射', 10313: '燃气读数',
  10374: 'Modbus 连接',
};
