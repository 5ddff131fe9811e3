import { readData } from '../data';
import { toClassic } from '../dialects/to-classic';
import type { RequestLogEntry } from '../request-log';
import { viewData } from './data-view';
import type { CallView } from './view';

/** What a request asks for; `undefined` if it is not a call of the API, or says too little of what it wants. */
export function understandCall({ method, target, body }: RequestLogEntry): CallView | undefined {
  const [asked = '', search = ''] = target.split('?', 2);
  const query = new URLSearchParams(search);
  const kind = kindOf(`${method} ${toClassic(method, asked, query).path}`);
  if (kind === undefined) return undefined;
  const ids: string[] = [];
  for (const name of ['obj_id', 'obj_inst_id', 'res_id']) {
    const id = query.get(name);
    if (id === null || !/^\d{1,5}$/.test(id)) break;
    ids.push(id);
  }
  if (NEED_PATH.includes(kind) && ids.length === 0) return undefined;
  const isWrite = kind === 'write' || kind === 'cache';
  return { kind, path: `/${ids.join('/')}`, values: isWrite ? readValues(body) : [] };
}

const KINDS: readonly (readonly [RegExp, CallView['kind']])[] = [
  [/^POST \/nbiot$/, 'write'],
  [/^GET \/nbiot$/, 'read'],
  [/^GET \/nbiot\/resources$/, 'list'],
  [/^POST \/nbiot\/offline$/, 'cache'],
  [/^GET \/nbiot\/offline\/history$/, 'commands'],
  [/^GET \/nbiot\/offline\/history\/[^/]+$/, 'command'],
  [/^PUT \/nbiot\/offline\/cancel\/all$/, 'cancelAll'],
  [/^PUT \/nbiot\/offline\/cancel\/[^/]+$/, 'cancel'],
];

const NEED_PATH: readonly CallView['kind'][] = ['write', 'read', 'cache'];

function kindOf(call: string): CallView['kind'] | undefined {
  return KINDS.find(([pattern]) => pattern.test(call))?.[1];
}

function readValues(body: string): CallView['values'] {
  const data = readData(body);
  return 'kind' in data ? [] : viewData(data);
}
