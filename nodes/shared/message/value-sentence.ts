/** What a device may have refused: the value that does not fit the type of its Resource. */

import {
  describeValue,
  faultSentence,
  type Fault,
  type FaultParam,
  type FaultRule,
  type Language,
} from '../../../lib/contract';
import type * as Objects from '../../../lib/lwm2m/objects';
import { resourceValueOf, type FailedOutcome, type RequestSummary } from '../../../lib/onenet';

/**
 * `5850 On/Off is a Boolean; the value was the number 1795.` for a refusal by the device that calls the request invalid;
 * `undefined` where the table of standard Objects finds nothing.
 */
export function valueSentence(
  { reason, byDevice }: FailedOutcome,
  { path = '', data = [] }: RequestSummary,
  language: Language,
): string | undefined {
  if (reason !== 'invalid' || byDevice !== true) return undefined;
  // Loaded by the first such refusal: the table is large.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const objects = require('../../../lib/lwm2m/objects') as typeof Objects;
  const table = objects.standardObjects();
  const objectId = Number(path.split('/')[1]);
  for (const resource of data) {
    const value = resourceValueOf(resource);
    const found = objects.findValueFault(table, objectId, resource.res_id, value);
    if (found !== undefined) return sentenceOf(found, language);
  }
  return undefined;
}

function sentenceOf(
  { resId, name, type, value, range }: Objects.ValueFault,
  language: Language,
): string {
  const label = language === 'zh-CN' ? name.zh : name.en;
  const params = { id: resId, name: label, value: shown(value) };
  const fault: Fault =
    range === undefined
      ? { pointer: '', rule: RULES[type], params }
      : {
          pointer: '',
          rule: 'valueInRange',
          params: { ...params, min: range.min, max: range.max },
        };
  return `${faultSentence(fault, language)}${language === 'zh-CN' ? '。' : '.'}`;
}

function shown(value: Objects.ValueFault['value']): FaultParam {
  const plain =
    typeof value === 'object' ? (value.kind === 'time' ? new Date(0) : Buffer.of()) : value;
  const described = describeValue(plain);
  return typeof value === 'number' || typeof value === 'bigint'
    ? { pointer: '', rule: 'theNumber', params: { value: described } }
    : described;
}

const RULES: Readonly<Record<Objects.ResourceType, FaultRule>> = {
  Boolean: 'valueIsBoolean',
  Integer: 'valueIsInteger',
  'Unsigned Integer': 'valueIsUnsigned',
  Float: 'valueIsFloat',
  String: 'valueIsString',
  Opaque: 'valueIsOpaque',
  Time: 'valueIsTime',
  Objlnk: 'valueIsOther',
  none: 'valueIsOther',
};
