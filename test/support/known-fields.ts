import type { WireReply } from '../../lib/onenet';

/** An answer without the fields of which nothing is known, and without those that axios sets. */
export function knownFields(reply: WireReply): WireReply {
  const known = Object.entries(reply).filter(
    ([name, value]) => value !== undefined && !OF_AXIOS.includes(name),
  );
  return Object.fromEntries(known) as unknown as WireReply;
}

const OF_AXIOS = ['data', 'headers', 'duration'];
