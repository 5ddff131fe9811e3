/** Chance that can be replayed: the same seed and the same place give the same number, whatever came between. */

/** A number from 0 up to but not including 1, for one place in a run. */
export function chance(seed: number, ...place: readonly number[]): number {
  let state = mix(seed | 0);
  for (const part of place) state = mix(state ^ (part | 0));
  return state / 2 ** 32;
}

/** The finaliser of MurmurHash3 after a step of the golden ratio; every bit of the input moves every bit out. */
function mix(value: number): number {
  let bits = (value + 0x9e3779b9) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** One of the entries, each as likely as its weight. */
export function pick<T extends { readonly weight: number }>(
  entries: readonly T[],
  random: number,
): T {
  const total = entries.reduce((sum, { weight }) => sum + weight, 0);
  let rest = random * total;
  for (const entry of entries) {
    rest -= entry.weight;
    if (rest < 0) return entry;
  }
  const last = entries.at(-1);
  if (last === undefined) throw new Error('there is nothing to pick from');
  return last;
}

/** The seed of this run: that of an earlier one in CHAOS_SEED, or a new one. */
export function chooseSeed(): number {
  const given = Number(process.env.CHAOS_SEED);
  return Number.isInteger(given) && given > 0 ? given : Date.now() % 1_000_000_007;
}
