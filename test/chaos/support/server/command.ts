/**
 * How a test numbers its commands, so that the server knows each from the head of its request.
 *
 * The number is in the path of the Object Instance. Commands that may take each other's place all write to one
 * instance; of those only the body tells.
 */

const FIRST_OBJECT = 10_000;
const INSTANCES = 60_000;

/** The Object and the Object Instance that carry a number. */
export function pathOf(seq: number): { readonly objId: number; readonly objInstId: number } {
  return { objId: FIRST_OBJECT + Math.floor(seq / INSTANCES), objInstId: seq % INSTANCES };
}

/** The shared instance of commands that may be replaced, and the resource that carries every number. */
export const SHARED_PATH = { objId: 3311, objInstId: 0 } as const;
export const SEQ_RESOURCE = 5851;

export interface Head {
  readonly device: string;
  /** Undefined where only the body tells. */
  readonly seq: number | undefined;
}

export function readHead(target: string): Head {
  const query = new URL(target, 'http://localhost').searchParams;
  const objId = Number(query.get('obj_id'));
  const seq = (objId - FIRST_OBJECT) * INSTANCES + Number(query.get('obj_inst_id'));
  return { device: query.get('imei') ?? '', seq: objId >= FIRST_OBJECT ? seq : undefined };
}

/** The number in the body; throws for a body that no test has sent. */
export function readBody(text: string): number {
  const { data } = JSON.parse(text) as { data: { res_id: number; val: number }[] };
  const seq = data.find(({ res_id }) => res_id === SEQ_RESOURCE)?.val;
  if (seq === undefined) throw new Error(`a body without a number: ${text}`);
  return seq;
}
