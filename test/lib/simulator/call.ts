import type { Simulator } from '../../../lib/simulator';

/** An answer with its status, and its body as text: what is asserted is the text that travels. */
export interface Answered {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

/** Sends a request the way a program would that knows nothing of this project. */
export async function call(
  simulator: Simulator,
  method: string,
  target: string,
  body?: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { 'api-key': simulator.apiKey },
): Promise<Answered> {
  const init: RequestInit = { method, headers, ...(body === undefined ? {} : { body }) };
  const response = await fetch(simulator.url + target, init);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: await response.text(),
  };
}

/** A query string that names a device. */
export function target(
  path: string,
  imei: string,
  parameters: Readonly<Record<string, number>>,
): string {
  const rest = Object.entries(parameters).map(([name, value]) => `&${name}=${value}`);
  return `${path}?imei=${imei}${rest.join('')}`;
}

/**
 * Writes, and gives the text of the answer.
 * @param path of an Object Instance, `3311/0`
 * @param mode 1 replaces, 2 updates
 * @param data the elements, as JSON
 */
export async function writeTo(
  simulator: Simulator,
  imei: string,
  path: string,
  mode: 1 | 2,
  data: string,
): Promise<string> {
  const [objId = NaN, objInstId = NaN] = path.split('/').map(Number);
  const query = target('/nbiot', imei, { obj_id: objId, obj_inst_id: objInstId, mode });
  return (await call(simulator, 'POST', query, `{"data":${data}}`)).text;
}

export const SUCC = '{"errno":0,"error":"succ"}';

/** The refusal of a device, as text. */
export function unsuccessText(subCode: string): string {
  return `{"errno":16,"error":"unsuccess: ${subCode} null"}`;
}
