/** What a message will send, in the platform's own form, with `…` for what is not known before the message comes. */

import { literal, literalNumber, type DialogValues, type Field } from './dialog-values';

/** `POST /nbiot?imei=…&obj_id=3311&obj_inst_id=0&mode=2&timeout=25` */
export function wireTarget({ imei, objId, objInstId, mode, timeout }: DialogValues): string {
  const query = [
    `imei=${part(imei)}`,
    `obj_id=${part(objId)}`,
    `obj_inst_id=${part(objInstId, '0')}`,
    `mode=${part(mode, '2')}`,
    `timeout=${part(timeout, '25')}`,
  ];
  return `/nbiot?${query.join('&')}`;
}

/** `{"data":[{"res_id":5850,"val":…}]}` */
export function wireBody({ resId, valueType }: DialogValues): string {
  if (literal(resId) === '') return `{"data":[${UNKNOWN}]}`;
  const type = TYPES[valueType] ?? '';
  return `{"data":[{"res_id":${part(resId)},${type}"val":${UNKNOWN}}]}`;
}

const UNKNOWN = '…';

const TYPES: Readonly<Record<string, string>> = { opaque: '"type":1,', time: '"type":2,' };

/** @param usual what an empty field stands for */
function part(field: Field, usual = UNKNOWN): string {
  const text = literal(field);
  if (text === undefined) return UNKNOWN;
  if (text === '') return usual;
  // A name that is still being typed is no number yet.
  if (field.type === 'num') return String(literalNumber(field) ?? UNKNOWN);
  return encodeURIComponent(text);
}
