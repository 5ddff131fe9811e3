/** Faults in words. The only place that turns the data of a fault into a sentence. */

import type { Fault, FaultParam } from './fault';
import { printable, type DescribedValue } from './printable';
import * as enUS from './texts/en-US';
import * as zhCN from './texts/zh-CN';

/** The languages in which people are told what happened. */
export const LANGUAGES = ['en-US', 'zh-CN'] as const;

export type Language = (typeof LANGUAGES)[number];

/** @param code as Node-RED and browsers name languages: `zh-CN`, `zh`, `zh-Hans`, `en`; anything else is English */
export function languageOf(code: string | undefined): Language {
  return /^zh\b/i.test(code ?? '') ? 'zh-CN' : 'en-US';
}

const TEXTS = { 'en-US': enUS, 'zh-CN': zhCN } as const;

/**
 * What is wrong and what to do, without the name of the field and without a full stop: `must be from 5 to 40, not 3`.
 * Strings among the params are foreign and shown on one line.
 *
 * @param nameOf how another property is called that the sentence names (`{/pmin}`); by default as flows store it
 */
export function faultSentence(
  { rule, params }: Fault,
  language: Language,
  nameOf: (property: string) => string = (property) => property,
): string {
  const sentence = TEXTS[language].faults[rule];
  return fill(
    sentence.replace(/\{\/(\w+)\}/g, (_all, property: string) => nameOf(property)),
    params,
    language,
  );
}

/** The same with the pointer before it, for outputs and logs: `/timeout must be from 5 to 40, not 3`. */
export function pointedSentence(fault: Fault, language: Language): string {
  const sentence = faultSentence(fault, language);
  return fault.pointer === '' ? sentence : `${printable(fault.pointer, 100)} ${sentence}`;
}

/** A value in words: `the text "abc"`, `a Buffer`, `12`. */
export function valueInWords(value: DescribedValue, language: Language): string {
  const values = VALUES[language];
  if (!('text' in value)) return values[value.kind];
  return value.kind === 'string'
    ? fill(values.string, { text: JSON.stringify(value.text) }, language)
    : value.text;
}

function fill(
  sentence: string,
  params: Readonly<Record<string, FaultParam>>,
  language: Language,
): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const param = Object.hasOwn(params, name) ? params[name] : undefined;
    if (param === undefined) return placeholder;
    if (typeof param === 'object') {
      return 'rule' in param ? pointedSentence(param, language) : valueInWords(param, language);
    }
    return typeof param === 'string' ? printable(param) : String(param);
  });
}

/** The kinds of values that a fault can be about. */
const WORDS = {
  string: 'the text {text}',
  emptyString: 'an empty text',
  nothing: 'nothing',
  null: 'null',
  array: 'an array',
  buffer: 'a Buffer',
  date: 'a Date',
  typedArray: 'a typed array',
  map: 'a Map',
  set: 'a Set',
  error: 'an Error',
  regExp: 'a regular expression',
  promise: 'a Promise',
  function: 'a function',
  symbol: 'a symbol',
  object: 'an object',
} as const;

const CHINESE_WORDS: Readonly<Record<keyof typeof WORDS, string>> = {
  string: '文本 {text}',
  emptyString: '空文本',
  nothing: '空值',
  null: 'null',
  array: '数组',
  buffer: 'Buffer',
  date: 'Date',
  typedArray: '类型化数组',
  map: 'Map',
  set: 'Set',
  error: 'Error',
  regExp: '正则表达式',
  promise: 'Promise',
  function: '函数',
  symbol: 'symbol',
  object: '对象',
};

const VALUES = { 'en-US': WORDS, 'zh-CN': CHINESE_WORDS } as const;
