/**
 * One request on one line: time, method, target and body, device, answer, duration. Headers, and so the key, are
 * not in an entry at all.
 *
 * @param {import('../../lib/simulator').RequestLogEntry} entry
 * @param {ReadonlyMap<string, import('../../lib/simulator').SimulatedDevice>} devices
 */
export function logLine(entry, devices) {
  const { time, method, target, body, imei, answer, durationMs, failure } = entry;
  const device = imei === undefined ? 'no device' : (devices.get(imei)?.reachability ?? 'unknown');
  return [
    new Date(time).toTimeString().slice(0, 8),
    method,
    oneLine(target),
    ...(body === '' ? [] : [oneLine(body)]),
    `[${device}]`,
    '->',
    oneLine(answer ?? '(connection cut)'),
    `${Math.round(durationMs)} ms`,
    ...(failure === undefined ? [] : [`behaviour failed: ${oneLine(String(failure))}`]),
  ].join(' ');
}

/** What a stranger sends must neither break the line nor steer the terminal. @param {string} text */
function oneLine(text) {
  const shown = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ');
  return shown.length > 300 ? `${shown.slice(0, 297)}...` : shown;
}
