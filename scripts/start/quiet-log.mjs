/**
 * Node-RED's log, less what it says about its own set-up: errors, and the warnings of nodes.
 * It is a handler of Node-RED's `logging` setting.
 */
export const quietLog = {
  level: 'warn',
  metrics: false,
  audit: false,
  handler: () => (entry) => {
    const isError = entry.level <= ERROR;
    if (!isError && entry.id === undefined) return;
    const from = entry.id === undefined ? '' : `${entry.type} ${entry.name ?? entry.id}: `;
    const text = entry.msg?.stack ?? entry.msg?.message ?? entry.msg;
    (isError ? console.error : console.warn)(`  [${isError ? 'error' : 'warn'}] ${from}${text}`);
  },
};

/** Node-RED's number for the level; those below it are graver. */
const ERROR = 20;
