import { INVALID_JSON, invalidParameter, TOO_LARGE, type Reply } from '../answers';
import { perform, replyTo } from '../devices/actions';
import { readJson } from '../json';
import { ARGS_LIMIT } from '../request';
import {
  IMEI,
  OBJECT_ID,
  OBJECT_INSTANCE_ID,
  operation,
  required,
  RESOURCE_ID,
  TIMEOUT,
} from './operation';

/** What is executed. */
export const EXECUTE_PARAMETERS = {
  obj_id: required(OBJECT_ID),
  obj_inst_id: required(OBJECT_INSTANCE_ID),
  res_id: required(RESOURCE_ID),
};

/** Instant execute. Source: OneNET documentation, "execute". */
export const execute = operation({
  title: { en: 'Execute {path}', zh: '执行 {path}' },
  method: 'POST',
  path: '/nbiot/execute',
  studio: 'POST /LwM2M-online execute',
  parameters: { imei: IMEI, ...EXECUTE_PARAMETERS, timeout: TIMEOUT },
  prepare({ obj_id: objectId, obj_inst_id: instanceId, res_id: resourceId }, { body }) {
    const args = readArgs(body);
    if (typeof args !== 'string') return args;
    const action = { kind: 'execute', objectId, instanceId, resourceId, args } as const;
    return (device) => replyTo(perform(action, device));
  },
});

/** `{"args": "…"}`; the body, and what is in it, may be missing. */
export function readArgs(body: string): string | Reply {
  if (body === '') return '';
  let parsed: unknown;
  try {
    parsed = readJson(body);
  } catch {
    return INVALID_JSON;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return INVALID_JSON;
  const { args = '' } = parsed as { readonly args?: unknown };
  if (typeof args !== 'string') return invalidParameter('args');
  return Buffer.byteLength(args) > ARGS_LIMIT ? TOO_LARGE : args;
}
