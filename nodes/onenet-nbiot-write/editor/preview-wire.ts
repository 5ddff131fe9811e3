/** What a message will send, in the platform's own form, with `…` for what is not known before the message comes. */

import { CACHED_DEFAULTS } from '../../../lib/contract';
import { literal, literalNumber, type Field } from '../../shared/editor/typed-value';
import { type DialogValues } from './fields';

/** `POST /nbiot?imei=…&obj_id=3311&obj_inst_id=0&mode=2&timeout=25` */
export function instantTarget(values: DialogValues): string {
  return `/nbiot?${[...where(values), timeoutOf(values)].join('&')}`;
}

/**
 * `POST /nbiot/offline?imei=…&obj_id=3311&obj_inst_id=0&mode=2&timeout=25&expired_time=…&retry=3&trigger_msg=7`.
 * The times are counted from when the message comes, so that they are not known yet.
 */
export function cachedTarget(values: DialogValues): string {
  const { validFrom, retry, trigger } = values;
  const query = [
    ...where(values),
    timeoutOf(values),
    ...(literal(validFrom) === '' ? [] : [`valid_time=${UNKNOWN}`]),
    `expired_time=${UNKNOWN}`,
    `retry=${part(retry, String(CACHED_DEFAULTS.retry))}`,
    // None is an error of its own; it is said elsewhere.
    `trigger_msg=${trigger === 0 ? CACHED_DEFAULTS.trigger : trigger}`,
  ];
  return `/nbiot/offline?${query.join('&')}`;
}

/** `{"data":[{"res_id":5850,"val":…}]}`, with the value where it is plain enough to be known here. */
export function wireBody({ resId, valueType, payload }: DialogValues): string {
  if (literal(resId) === '') return `{"data":[${UNKNOWN}]}`;
  const type = TYPES[valueType] ?? '';
  const value = type === '' ? plainValue(payload) : undefined;
  return `{"data":[{"res_id":${part(resId)},${type}"val":${value ?? UNKNOWN}}]}`;
}

/** A value that stands in the dialog and is sent as it is, in JSON; all else is for the runtime to say. */
export function plainValue({ value, type }: Field): string | undefined {
  if (type === 'bool') return value === 'true' ? 'true' : 'false';
  const text = literal({ value, type });
  if (text === undefined) return undefined;
  if (type === 'str') return JSON.stringify(value);
  const number = Number(text);
  // A longer integer keeps all its digits, which only the runtime can do.
  const isExact = Number.isSafeInteger(number) || !Number.isInteger(number);
  return text === '' || !Number.isFinite(number) || !isExact ? undefined : String(number);
}

const UNKNOWN = '…';

const TYPES: Readonly<Record<string, string>> = { opaque: '"type":1,', time: '"type":2,' };

function where({ imei, objId, objInstId, mode }: DialogValues): string[] {
  return [
    `imei=${part(imei)}`,
    `obj_id=${part(objId)}`,
    `obj_inst_id=${part(objInstId, '0')}`,
    `mode=${part(mode, '2')}`,
  ];
}

function timeoutOf({ timeout }: DialogValues): string {
  return `timeout=${part(timeout, '25')}`;
}

/** @param usual what an empty field stands for */
function part(field: Field, usual = UNKNOWN): string {
  const text = literal(field);
  if (text === undefined) return UNKNOWN;
  if (text === '') return usual;
  // A name that is still being typed is no number yet.
  if (field.type === 'num') return String(literalNumber(field) ?? UNKNOWN);
  return encodeURIComponent(text);
}
