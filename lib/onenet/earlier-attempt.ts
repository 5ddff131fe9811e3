import type { Explanation, Language } from './errno';
import type { Outcome } from './outcome';

type Failed = Exclude<Outcome, { kind: 'accepted' }>;

/** The outcome of a command that failed in the end, and of which an earlier attempt may have reached the device. */
export function mayHaveHappened(outcome: Failed): Failed {
  return { ...outcome, state: 'unknown', mayHaveHappened: true };
}

/** What to add to the error text of such an outcome. */
export const EARLIER_ATTEMPT = 'an earlier attempt may have reached the device';

/** In the place of a cure that says to send again, since that may write twice. */
export const AFTER_EARLIER_ATTEMPT: Readonly<Record<Language, Explanation['cure']>> = {
  'en-US':
    'An earlier attempt may have reached the device: check what it did before you send again.',
  'zh-CN': '之前的一次发送可能已经到达设备：重新发送之前请先确认设备的实际状态。',
};
