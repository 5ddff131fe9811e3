/** The fold "Pace and queues": the limits of a platform, what is wrong with any of its fields, and what it is doing. */

import { DEFAULT_LIMITS, type CountsAnswer, type Limits } from '../../../lib/contract';
import { look, type Asked } from '../../shared/editor/admin-client';
import { problemsIn } from '../../shared/editor/field-definitions';
import { showProblem } from '../../shared/editor/field-hints';
import { sharedText as text, type Text } from '../../shared/editor/texts';
import { PLATFORM_FIELDS } from '../fields';
import { fieldValue, needsResource } from './access';

export const LIMIT_NAMES = Object.keys(DEFAULT_LIMITS) as (keyof Limits)[];

/** Shows what holds where the flow has nothing. */
export function fillLimits(node: object): void {
  const stored = node as Readonly<Partial<Record<string, unknown>>>;
  for (const name of LIMIT_NAMES) {
    if (stored[name] === undefined) $(`#node-config-input-${name}`).val(DEFAULT_LIMITS[name]);
  }
}

/** To be called when everything else that changes the lines below the fields listens already. */
export function prepareProblems(): void {
  const fields = NAMES.map((name) => `#node-config-input-${name}`).join();
  $(fields).on('input change', showProblems);
  showProblems();
}

function showProblems(): void {
  const values = Object.fromEntries(NAMES.map((name) => [name, fieldValue(name)]));
  const problems = problemsIn<string>(PLATFORM_FIELDS, values, text);
  if (needsResource(values.tokenRes, { auth: values.auth, host: values.host })) {
    problems.set('tokenRes', text('error.tokenRes'));
  }
  for (const name of NAMES) showProblem(name, problems.get(name), 'node-config-input');
}

/** Some have no fault of their own, but lines that are to be read out with them. */
const NAMES = [
  ...[
    'host',
    'simulatorDevices',
    'tokenRes',
    'auth',
    'apiKey',
    'accessKey',
    'dialect',
    'tokenVersion',
    'tokenMethod',
    'tls',
    'proxy',
  ],
  ...LIMIT_NAMES,
];

const INTERVAL_MS = 2000;

/** Says what the platform is doing for as long as somebody can see it. @param id of the config node */
export function prepareTraffic(id: string): void {
  const fold = $('#onenet-nbiot-config-delivery');
  const line = $('#onenet-nbiot-config-traffic');
  let isLooking = false;

  const isSeen = (): boolean => fold.prop('isConnected') === true && fold.prop('open') === true;
  const show = (asked: Asked): void => {
    const words = trafficWords(asked, text);
    line.empty().append(...words.map((sentence) => $('<div>').text(sentence)));
    line.parent().toggle(words.length > 0);
  };
  const follow = async (): Promise<void> => {
    while (isSeen()) {
      const asked = await lookAt(id);
      show(asked);
      // Neither changes before the dialog is closed.
      if (asked.kind === 'missing' || asked.kind === 'forbidden') break;
      await pause();
    }
    isLooking = false;
  };
  const start = (): void => {
    if (isLooking) return;
    isLooking = true;
    void follow();
  };
  fold.on('toggle', start);
  // Another dialog may lie over this one for a while, and the editor takes away what is below.
  const observer = new IntersectionObserver(start);
  fold.each((_, element) => {
    observer.observe(element);
  });
}

/** Without a question where the node is being made: the browser would log that nobody knows it. */
function lookAt(id: string): Promise<Asked> {
  const isNew = (RED.nodes.node(id) ?? null) === null;
  return isNew
    ? Promise.resolve({ kind: 'missing' })
    : look(`onenet-nbiot-config/${encodeURIComponent(id)}/counts`);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
}

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
