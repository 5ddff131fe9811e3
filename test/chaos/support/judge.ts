/** Compares what the messages say with what the server did. */

import type { Departure } from './runtime/calls';
import { BEHAVIOURS } from './server/chaos-server';
import { TOO_LATE } from './server/faults';
import type { Treatment } from './server/log';

const STATES = new Map(BEHAVIOURS.map(({ name, states }) => [name, states]));

/** Sentences about messages that say something else than what happened; empty if all are honest. */
export function findDishonest(
  departures: readonly Departure[],
  treatments: ReadonlyMap<number, readonly Treatment[]>,
): string[] {
  return departures.flatMap((departure) => {
    const treated = treatments.get(departure.seq) ?? [];
    const problem = judge(departure, treated);
    if (problem === undefined) return [];
    const { seq, route, onenet } = departure;
    const server = treated.map(
      ({ behaviour, complete, cut }) =>
        behaviour + (complete ? '' : ' (not read)') + (cut ? ' (cut)' : ''),
    );
    const { state, code, errno, attempts, error } = onenet;
    return [
      `message ${seq} ${problem}: it left by "${route}" as ${state} (${code ?? 'no code'}, errno ${errno}, ` +
        `${attempts} attempts, "${error}"); the server: ${server.join(', ') || 'never saw it'}`,
    ];
  });
}

function judge(
  { route, same, onenet }: Departure,
  treated: readonly Treatment[],
): string | undefined {
  const { state, attempts, code } = onenet;
  const isAccepted = state === 'confirmed' || state === 'queued';
  if (isAccepted !== (route === 'accepted')) return 'left by the wrong way';
  if (!same && route !== 'caught') return 'left as another object';
  if (treated.length > attempts) return 'was sent more often than it says';
  const last = treated.at(-1);
  switch (state) {
    case 'confirmed':
      return allows(last, state) ? undefined : 'was never confirmed';
    case 'queued':
    case 'expired':
    case 'cancelled':
      return 'cannot come of a write at once';
    case 'refused':
      return allows(last, state) ? undefined : 'was not refused';
    case 'unsent':
      return last === undefined ? undefined : 'was sent';
    case 'unknown':
      // A connection may break before the server has read anything: not every attempt leaves a trace.
      if (attempts === 0) return 'was never sent';
      if (treated.length < attempts || last === undefined || last.cut) return undefined;
      return allows(last, state) || code === 'ONENET_STOPPED' ? undefined : 'could be known';
  }
}

function allows(last: Treatment | undefined, state: Departure['onenet']['state']): boolean {
  return last !== undefined && (STATES.get(last.behaviour)?.includes(state) ?? false);
}

/**
 * Sentences about commands that the server read after a later one for the same device.
 *
 * @param latest each device's latest command, where the treatments before these have been looked at already
 */
export function findOvertaken(
  treatments: readonly Treatment[],
  latest = new Map<string, number>(),
): string[] {
  return treatments.flatMap(({ device, seq, behaviour }) => {
    // Who reads of a goodbye while a command leaves has to give it up; it may arrive after the next, at no one's door.
    if (seq === undefined || behaviour === TOO_LATE.name) return [];
    const before = latest.get(device) ?? -1;
    latest.set(device, Math.max(before, seq));
    return seq < before ? [`device ${device}: ${seq} (${behaviour}) came after ${before}`] : [];
  });
}

/** The server's treatments of each message, in order. */
export function groupBySeq(treatments: readonly Treatment[]): Map<number, Treatment[]> {
  const groups = new Map<number, Treatment[]>();
  for (const treatment of treatments) {
    if (treatment.seq === undefined) continue;
    const group = groups.get(treatment.seq);
    if (group === undefined) groups.set(treatment.seq, [treatment]);
    else group.push(treatment);
  }
  return groups;
}
