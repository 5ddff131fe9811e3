/** The body of a write: `{"data":[{"res_id":5850,"type":1,"val":"0a"}]}`. */

import { isResourceId } from '../lwm2m';
import { INVALID_JSON, invalidParameter, parameterRequired, type Reply } from './answers';
import { readJson } from './json';

export interface DataElement {
  readonly resId: number;
  readonly type: 1 | 2 | undefined;
  readonly val: Scalar;
}

export type Scalar = boolean | number | bigint | string;

/** Checks a body before any device is asked: its elements, or the platform's refusal. */
export function readData(body: string): readonly DataElement[] | Reply {
  if (body === '') return parameterRequired('data');
  let parsed: unknown;
  try {
    parsed = readJson(body);
  } catch {
    return INVALID_JSON;
  }
  if (!isRecord(parsed) || parsed.data === undefined) return parameterRequired('data');
  const { data } = parsed;
  if (!Array.isArray(data) || data.length === 0) return invalidParameter('data');
  const elements: DataElement[] = [];
  for (const item of data as unknown[]) {
    const element = readElement(item);
    if ('kind' in element) return element;
    // The body cannot name a Resource Instance, so a second value for one Resource means nothing.
    if (elements.some(({ resId }) => resId === element.resId)) return invalidParameter('res_id');
    elements.push(element);
  }
  return elements;
}

function readElement(item: unknown): DataElement | Reply {
  if (!isRecord(item)) return invalidParameter('data');
  const { res_id: resId, type, val } = item;
  if (resId === undefined) return parameterRequired('res_id');
  if (val === undefined) return parameterRequired('val');
  if (!isResourceId(resId)) return invalidParameter('res_id');
  if (type !== undefined && type !== 1 && type !== 2) return invalidParameter('type');
  if (!isScalar(val)) return invalidParameter('val');
  return { resId, type, val };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is Scalar {
  return ['boolean', 'number', 'bigint', 'string'].includes(typeof value);
}
