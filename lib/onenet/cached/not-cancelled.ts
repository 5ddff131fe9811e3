import type { Explanation, Language } from '../errno';

/** Why cancelling left something over although the platform says that it succeeded; no number of its tables does. */
export const NOT_CANCELLED: Readonly<Record<Language, Explanation>> = {
  'en-US': {
    cause:
      'Some of the cached commands were on their way to the device already, and only those that still wait can be cancelled.',
    cure: 'Look up what became of the commands under “failed” in the reply, and write again if their effect is not wanted.',
  },
  'zh-CN': {
    cause: '部分缓存命令已经下发给设备，而只有仍在等待的命令才能取消。',
    cure: '请查询应答中“failed”所列命令的结果；如果不需要它们的效果，请重新写入。',
  },
};
