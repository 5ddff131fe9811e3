/** What a platform is doing, in words. */

import type { CountsAnswer } from '../../../lib/contract';
import type { Asked } from '../../shared/editor/ask';
import type { Text } from '../../shared/editor/diagnosis';

/**
 * Sentences about what is under way now, and what has become of the rest; none for a user who may not see it.
 *
 * @param text looks up a key of the config node's catalogue
 */
export function trafficWords(asked: Asked, text: Text): readonly string[] {
  if (asked.kind === 'forbidden') return [];
  if (asked.kind === 'missing') return [text('traffic.notRunning')];
  if (asked.kind !== 'answer' || !isTraffic(asked.body)) return [text('diagnosis.gone')];
  const { inFlight, waiting, sent, callsPerSecond, states } = asked.body;
  const now = text('traffic.now', {
    inFlight: show(inFlight, text),
    waiting: show(waiting, text),
    rate: show(callsPerSecond, text),
  });
  const ended = Object.entries(states)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => text(`traffic.${state}`, { count: show(count, text) }));
  if (ended.length === 0) return [now];
  const outcomes = ended.join(text('traffic.comma'));
  return [now, text('traffic.past', { sent: show(sent, text), outcomes })];
}

function isTraffic(body: unknown): body is CountsAnswer {
  return typeof body === 'object' && body !== null && 'inFlight' in body && 'states' in body;
}

/** Below ten a rate has a digit after the point: one call in five seconds is not none. */
function show(number: number, text: Text): string {
  return number.toLocaleString(text('language'), { maximumFractionDigits: number < 10 ? 1 : 0 });
}
