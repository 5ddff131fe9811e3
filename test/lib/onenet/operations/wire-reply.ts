import type { WireReply } from '../../../../lib/onenet';

/** An answer of the platform with this body. */
export function wire(body: unknown): WireReply {
  return { status: 200, body: JSON.stringify(body) };
}
