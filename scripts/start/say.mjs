/** What `npm start` tells people, in English and Chinese. */

/** @param {string} url */
export function sayWhere(url) {
  console.log(`
  Node-RED is running. Open the editor in a browser:   ${url}
  Node-RED 已启动，请用浏览器打开编辑器：              ${url}
`);
}

/** @param {string | undefined} url the page of the simulator, as long as a flow uses it */
export function sayDevices(url) {
  if (url === undefined) return;
  console.log(`  The simulated devices, live:   ${url}/
  模拟设备的实时页面：           ${url}/
`);
}

/** @param {any} onenet `msg.onenet` of a write that was confirmed */
export function sayFirstWrite({ state, errno, error, durationMs, request }) {
  const values = request.data.map(({ res_id, val }) => `${res_id} = ${val}`);
  const time = Math.round(durationMs);
  const what = [request.imei, request.path, ...values];
  const english = what.join(', ');
  console.log(`  first write: ${state} (errno ${errno}, ${error}) – device ${english}, ${time} ms`);
  const chinese = what.join('，');
  console.log(
    `  首次写入：设备已确认（errno ${errno}，${error}）：设备 ${chinese}，用时 ${time} 毫秒`,
  );
  console.log('');
}

export function sayHowToStop() {
  console.log('  Ctrl-C stops it. 按 Ctrl-C 停止。\n');
}
