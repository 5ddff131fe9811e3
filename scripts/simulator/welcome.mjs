/** What each kind of device does, in both languages. */
const KINDS = {
  reachable: ['answers at once', '立即应答'],
  slow: ['answers after 3 s', '3 秒后应答'],
  asleep: ['does not hear: TIME_OUT', '休眠，收不到命令：TIME_OUT'],
  offline: ['not registered: device not online', '未注册：device not online'],
};

/** Where the simulator is, how to get in, and whom to talk to. @param {import('../../lib/simulator').Simulator} simulator */
export function welcome({ url, apiKey, devices }) {
  const rows = [...devices.values()].map(({ imei, reachability }) => {
    const [en, zh] = KINDS[reachability];
    return `  ${imei}  ${reachability.padEnd(9)}  ${en} · ${zh}`;
  });
  return [
    'OneNET simulator is running; Ctrl-C ends it. · OneNET 模拟平台已启动，按 Ctrl-C 结束。',
    '',
    `  host · 平台地址  ${url}`,
    `  api-key          ${apiKey}`,
    '',
    'Devices (IMEI) · 设备（IMEI）',
    ...rows,
    '',
  ].join('\n');
}
