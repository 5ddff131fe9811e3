import { readData } from '../data';
import type { RequestLogEntry } from '../request-log';
import { clip } from './clip';
import type { CallView } from './view';

/** What a request asks for; `undefined` if it is not a call of the API, or says too little of what it wants. */
export function understandCall({ method, target, body }: RequestLogEntry): CallView | undefined {
  const [path = '', query = ''] = target.split('?', 2);
  const kind = KINDS[`${method} ${path}`];
  if (kind === undefined) return undefined;
  const parameters = new URLSearchParams(query);
  const ids: string[] = [];
  for (const name of ['obj_id', 'obj_inst_id', 'res_id']) {
    const id = parameters.get(name);
    if (id === null || !/^\d{1,5}$/.test(id)) break;
    ids.push(id);
  }
  if (kind !== 'list' && ids.length === 0) return undefined;
  return { kind, path: `/${ids.join('/')}`, values: kind === 'write' ? readValues(body) : [] };
}

const KINDS: Readonly<Record<string, CallView['kind']>> = {
  'POST /nbiot': 'write',
  'GET /nbiot': 'read',
  'GET /nbiot/resources': 'list',
};

function readValues(body: string): CallView['values'] {
  const data = readData(body);
  if ('kind' in data) return [];
  return data.map(({ resId, val }) => [String(resId), clip(showScalar(val))]);
}

/** Text in quotes, so that "1" can be told from 1. */
function showScalar(val: boolean | number | bigint | string): string {
  return typeof val === 'string' ? JSON.stringify(val) : String(val);
}
