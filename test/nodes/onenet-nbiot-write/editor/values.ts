import type { WriteValues } from '../../../../nodes/onenet-nbiot-write/editor/preview';
import type { WRITE_FIELDS } from '../../../../nodes/onenet-nbiot-write/fields';
import type { TypedNames } from '../../../../nodes/shared/editor/dialog-values';
import type { Field } from '../../../../nodes/shared/editor/typed-fields';

type TypedField = TypedNames<typeof WRITE_FIELDS>;

type Changes = Readonly<Partial<Record<TypedField, Field | string>>> &
  Partial<Omit<WriteValues, TypedField>>;

const num = (value: string): Field => ({ value, type: 'num' });

/** A dialog that writes `msg.payload` to the lamp; a changed text keeps the type of its field. */
export function dialog(changes: Changes = {}): WriteValues {
  const fields: WriteValues = {
    imei: { value: '860000000000017', type: 'str' },
    objId: num('3311'),
    objInstId: num('0'),
    resId: num('5850'),
    payload: { value: 'payload', type: 'msg' },
    mode: num('2'),
    timeout: num('25'),
    expires: num('86400'),
    validFrom: num(''),
    retry: num('3'),
    valueType: 'auto',
    ...{ name: '', platform: '', store: '', readBack: false, keepLatest: false },
    delivery: 'instant',
    secondWrite: false,
    waitForResult: false,
    trigger: 7,
  };
  const changed = Object.entries(changes).map(([name, change]) => {
    const field: unknown = fields[name as keyof WriteValues];
    const isText = typeof change === 'string' && typeof field === 'object';
    return [name, isText ? { ...field, value: change } : change];
  });
  return { ...fields, ...(Object.fromEntries(changed) as object) };
}
