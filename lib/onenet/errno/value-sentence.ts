/** Which value of a command does not fit its Resource, by the registry of LwM2M Objects; found and said. */

import { describeValue, valueInWords, type Language } from '../../contract';
import { parsePath, type ResourceValue } from '../../lwm2m';
import type { ValueFault } from '../../lwm2m/objects';
import type { RequestSummary } from '../operations/operation';
import { resourceValueOf } from '../value-codec';
import * as enUS from './texts/en-US';
import * as zhCN from './texts/zh-CN';

const TEXTS = { 'en-US': enUS, 'zh-CN': zhCN } as const;

/**
 * The first value of a request that does not fit its Resource.
 *
 * @param find looks into the registry, which is large, and so is loaded only where it is needed
 */
export function findFaultIn(
  { path, data = [] }: RequestSummary,
  find: (objId: number, resId: number, value: ResourceValue) => ValueFault | undefined,
): ValueFault | undefined {
  const target = path === undefined ? undefined : parsePath(path);
  if (target === undefined) return undefined;
  for (const element of data) {
    const fault = find(target.objectId, element.res_id, resourceValueOf(element));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** `5850 On/Off is a Boolean; the value was the number 1795.` */
export function valueSentence(fault: ValueFault, language: Language): string {
  const { valueFaults } = TEXTS[language];
  const name = language === 'zh-CN' ? fault.name.zh : fault.name.en;
  const { range } = fault;
  const params: Readonly<Record<string, string>> = {
    resource: `${fault.resId} ${name}`,
    type: valueFaults.types[fault.type],
    value: valueInSentence(fault, language),
    ...(range === undefined ? {} : { min: String(range.min), max: String(range.max) }),
  };
  const sentence = range === undefined ? valueFaults.ofType : valueFaults.inRange;
  // A name or a value may hold what looks like a placeholder: each is filled in once.
  return sentence.replace(/\{(\w+)\}/g, (placeholder, key: string) => params[key] ?? placeholder);
}

function valueInSentence({ found, value }: ValueFault, language: Language): string {
  const { kinds } = TEXTS[language].valueFaults;
  if (typeof value === 'object') {
    return value.kind === 'opaque' ? kinds.opaque : kinds.time;
  }
  const words = valueInWords(describeValue(value), language);
  return found === 'string' || found === 'boolean' ? words : kinds.number.replace('{value}', words);
}
