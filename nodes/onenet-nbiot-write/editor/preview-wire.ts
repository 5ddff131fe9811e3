/** What a message will send, in the platform's own form, with `…` for what is not known before the message comes. */

import { cachedTargetOf } from '../../shared/editor/delivery-words';
import { literal, type Field } from '../../shared/editor/typed-value';
import { UNKNOWN, wirePart as part } from '../../shared/editor/wire-part';
import { type DialogValues } from './fields';

/** `POST /nbiot?imei=…&obj_id=3311&obj_inst_id=0&mode=2&timeout=25` */
export function instantTarget(values: DialogValues): string {
  return `/nbiot?${[...where(values), timeoutOf(values)].join('&')}`;
}

/** The same for OneNET to keep. */
export function cachedTarget(values: DialogValues): string {
  return cachedTargetOf(instantTarget(values), values);
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
