/** Faults in words. The only place that turns the data of a fault into a sentence. */

import type { DescribedValue } from './described-value';
import type { Fault, FaultParam } from './fault';
import type { Language } from './language';
import { printable } from './printable';
import * as enUS from './texts/en-US';
import * as zhCN from './texts/zh-CN';
import { VALUES } from './texts/values';

const TEXTS = { 'en-US': enUS, 'zh-CN': zhCN } as const;

/**
 * What is wrong and what to do, without the name of the field and without a full stop: `must be from 5 to 40, not 3`.
 * Strings among the params are foreign and shown on one line.
 */
export function faultSentence({ rule, params }: Fault, language: Language): string {
  return fill(TEXTS[language].faults[rule], params, language);
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
