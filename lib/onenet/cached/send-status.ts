/** How far the platform has come with a cached command. */

/** OneNET documentation, `send_status` of a cached command, by number; 7 is in the list of 2018 only. */
const BY_NUMBER = {
  1: 'wait',
  2: 'cancelled',
  3: 'sent',
  4: 'expired',
  5: 'success',
  6: 'failed',
  7: 'timeout',
  8: 'undefined',
} as const;

export type SendStatus = (typeof BY_NUMBER)[keyof typeof BY_NUMBER];

/**
 * Reads a number, a number in text, or a name in any letter case and with the documentation's misspelling (`cancle`).
 *
 * @returns `undefined` if there is none, or nobody has documented it
 */
export function readSendStatus(value: unknown): SendStatus | undefined {
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'string') {
    return undefined;
  }
  const text = String(value).trim();
  if (/^\d+$/.test(text)) return (BY_NUMBER as Readonly<Record<string, SendStatus>>)[Number(text)];
  return BY_NAME.get(text.toLowerCase().replace(/[^a-z]/g, ''));
}

const BY_NAME: ReadonlyMap<string, SendStatus> = new Map([
  ['wait', 'wait'],
  ['waiting', 'wait'],
  ['cancle', 'cancelled'],
  ['cancled', 'cancelled'],
  ['cancel', 'cancelled'],
  ['canceled', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['send', 'sent'],
  ['sent', 'sent'],
  ['senttodevice', 'sent'],
  ['expire', 'expired'],
  ['expired', 'expired'],
  ['succ', 'success'],
  ['success', 'success'],
  ['succeeded', 'success'],
  ['fail', 'failed'],
  ['failed', 'failed'],
  ['timeout', 'timeout'],
  ['responsetimeout', 'timeout'],
  ['undefined', 'undefined'],
]);
