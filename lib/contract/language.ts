/** The languages in which people are told what happened. */
export const LANGUAGES = ['en-US', 'zh-CN'] as const;

export type Language = (typeof LANGUAGES)[number];

/** @param code as Node-RED and browsers name languages: `zh-CN`, `zh`, `zh-Hans`, `en`; anything else is English */
export function languageOf(code: string | undefined): Language {
  return /^zh\b/i.test(code ?? '') ? 'zh-CN' : 'en-US';
}
