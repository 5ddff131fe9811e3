/** What each kind of device does, in both languages. */
const KINDS = {
  reachable: ['answers at once', '立即应答'],
  slow: ['answers after 3 s', '3 秒后应答'],
  asleep: [
    'receives nothing: TIME_OUT, until you wake it',
    '休眠，收不到命令：TIME_OUT，唤醒后才能收到',
  ],
  offline: ['not registered: device not online', '未注册：device not online'],
};

/** @param {number} seconds */
const wakes = (seconds) => [
  `sleeps, and wakes every ${seconds} s`,
  `休眠，每 ${seconds} 秒醒来一次`,
];

const LISTED = 10;

/** Where the simulator is, how to get in, and which devices it has. @param {import('../../lib/simulator').Simulator} simulator */
export function welcome({ url, apiKey, accessKey, devices }) {
  const rows = [...devices.values()].slice(0, LISTED).map(({ imei, reachability, wakeEveryMs }) => {
    const [en, zh] = wakeEveryMs === undefined ? KINDS[reachability] : wakes(wakeEveryMs / 1000);
    return `  ${imei}  ${reachability.padEnd(9)}  ${en} · ${zh}`;
  });
  const last = [...devices.keys()].at(-1);
  return [
    'OneNET simulator is running; Ctrl-C ends it. · OneNET 模拟平台已启动，按 Ctrl-C 结束。',
    '',
    `  host · 平台地址  ${url}`,
    `  api-key          ${apiKey}`,
    `  accessKey        ${accessKey}`,
    '',
    '  Open the address in a browser to see the devices. · 用浏览器打开上面的地址，可以看到设备。',
    '',
    'Devices (IMEI) · 设备（IMEI）',
    ...rows,
    ...(devices.size > LISTED
      ? [`  … ${devices.size - LISTED} more · 另有 ${devices.size - LISTED} 台`, `  ${last}`]
      : []),
    '',
  ].join('\n');
}
