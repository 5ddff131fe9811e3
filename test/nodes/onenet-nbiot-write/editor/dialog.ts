import type {
  DialogValues,
  Field,
} from '../../../../nodes/onenet-nbiot-write/editor/dialog-values';

type Changes = { readonly [Name in keyof Omit<DialogValues, 'valueType'>]?: Field | string } & {
  readonly valueType?: string;
};

const num = (value: string): Field => ({ value, type: 'num' });

/** A dialog that writes `msg.payload` to the lamp; a changed text keeps the type of its field. */
export function dialog({ valueType = 'auto', ...changes }: Changes = {}): DialogValues {
  const fields = {
    imei: { value: '860000000000017', type: 'str' },
    objId: num('3311'),
    objInstId: num('0'),
    resId: num('5850'),
    payload: { value: 'payload', type: 'msg' },
    mode: num('2'),
    timeout: num('25'),
  };
  const changed = Object.entries(changes).map(([name, change]) => {
    const field = fields[name as keyof typeof fields];
    return [name, typeof change === 'string' ? { ...field, value: change } : change];
  });
  return { ...fields, ...(Object.fromEntries(changed) as object), valueType };
}
