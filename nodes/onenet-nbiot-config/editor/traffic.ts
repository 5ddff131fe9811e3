/** What a platform does and has done: in words in its dialog, and beside a small chart in the sidebar. */

import type { CountsAnswer, PlatformOverview } from '../../../lib/contract';
import { get, type AdminReply } from '../../shared/editor/admin-client';
import { icon, make } from '../../shared/editor/elements';
import { labelOf } from '../../shared/editor/labels';
import { sharedText as text } from '../../shared/editor/texts';

const INTERVAL_MS = 2000;

/** Says what the platform is doing for as long as somebody can see it. @param id of the config node */
export function prepareTraffic(id: string): void {
  const fold = $('#onenet-nbiot-config-delivery');
  const line = $('#onenet-nbiot-config-traffic');
  let isLooking = false;

  const isSeen = (): boolean => fold.prop('isConnected') === true && fold.prop('open') === true;
  const showAnswer = (reply: AdminReply): void => {
    const words = trafficWords(reply);
    line.empty().append(...words.map((sentence) => $('<div>').text(sentence)));
    line.parent().toggle(words.length > 0);
  };
  const follow = async (): Promise<void> => {
    while (isSeen()) {
      const reply = await lookAt(id);
      showAnswer(reply);
      // Neither changes before the dialog is closed.
      if (reply.kind === 'missing' || reply.kind === 'forbidden') break;
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
function lookAt(id: string): Promise<AdminReply> {
  const isNew = (RED.nodes.node(id) ?? null) === null;
  return isNew
    ? Promise.resolve({ kind: 'missing' })
    : get(`onenet-nbiot-config/${encodeURIComponent(id)}/counts`);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
}

/** Sentences about what is under way now, and what has become of the rest; none for a user who may not see it. */
export function trafficWords(reply: AdminReply): readonly string[] {
  if (reply.kind === 'forbidden') return [];
  if (reply.kind === 'missing') return [text('traffic.notRunning')];
  if (reply.kind !== 'answer' || !isTraffic(reply.body)) return [text('diagnosis.gone')];
  const { sent, states } = reply.body;
  const ended = endedWords(states);
  if (ended === '') return [nowWords(reply.body)];
  return [
    nowWords(reply.body),
    text('traffic.past', { sent: formatNumber(sent), outcomes: ended }),
  ];
}

function isTraffic(body: unknown): body is CountsAnswer {
  return typeof body === 'object' && body !== null && 'inFlight' in body && 'states' in body;
}

function nowWords({ inFlight, waiting, callsPerSecond }: CountsAnswer): string {
  return text('traffic.now', {
    inFlight: formatNumber(inFlight),
    waiting: formatNumber(waiting),
    rate: formatNumber(callsPerSecond),
  });
}

/** What has become of the commands since the platform was deployed; blank as long as none has ended. */
function endedWords(states: CountsAnswer['states']): string {
  return Object.entries(states)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => text(`traffic.${state}`, { count: formatNumber(count) }))
    .join(text('traffic.comma'));
}

/** Below ten a rate has a digit after the point: one call in five seconds is not none. */
function formatNumber(number: number): string {
  return number.toLocaleString(text('language'), { maximumFractionDigits: number < 10 ? 1 : 0 });
}

/** Of all platforms: what each does and has done, in words and as a small chart. */
export class PlatformCards {
  readonly element = make('div', { class: 'onenet-nbiot-platforms' });
  readonly #samples = new Map<string, Sample[]>();

  show(platforms: readonly PlatformOverview[]): void {
    for (const id of this.#samples.keys()) {
      if (!platforms.some((platform) => platform.id === id)) this.#samples.delete(id);
    }
    this.element.replaceChildren(
      ...platforms.map((platform) => this.#card(platform)),
      ...(platforms.length === 0
        ? [make('p', { class: 'onenet-nbiot-overview-note' }, text('sidebar.noPlatform'))]
        : []),
    );
  }

  #card(platform: PlatformOverview): HTMLElement {
    const { id, counts, isUnreachable } = platform;
    const samples = this.#samples.get(id) ?? [];
    samples.push({ calls: counts.callsPerSecond, open: counts.inFlight + counts.waiting });
    samples.splice(0, samples.length - SAMPLES);
    this.#samples.set(id, samples);
    const card = make('section', { class: 'onenet-nbiot-platform' });
    card.append(make('h3', {}, labelOf(id)), chart(samples));
    if (isUnreachable) {
      const warning = make('p', { class: 'onenet-nbiot-unreachable' });
      warning.append(icon('warning'), ` ${text('sidebar.unreachable')}`);
      card.append(warning);
    }
    card.append(make('p', {}, nowWords(counts)), stateBar(counts.states));
    return card;
  }
}

/** Looks at a platform that the chart keeps: two minutes. */
const SAMPLES = 60;

interface Sample {
  readonly calls: number;
  readonly open: number;
}

const WIDTH = 240;
const HEIGHT = 32;

/** Calls a second as a line, what is open as an area; each up to its own largest value. */
function chart(samples: readonly Sample[]): SVGElement {
  const calls = points(samples.map((sample) => sample.calls));
  const open = points(samples.map((sample) => sample.open));
  const most = (values: readonly number[]): string => formatNumber(Math.max(0, ...values));
  const label = text('sidebar.chart', {
    rate: most(samples.map((sample) => sample.calls)),
    open: most(samples.map((sample) => sample.open)),
  });
  const title = makeSvg('title', {});
  title.textContent = label;
  const left = WIDTH - (samples.length - 1) * STEP;
  return makeSvg(
    'svg',
    {
      class: 'onenet-nbiot-chart',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': label,
    },
    title,
    makeSvg('polygon', { points: `${left},${HEIGHT} ${open} ${WIDTH},${HEIGHT}` }),
    makeSvg('polyline', { points: calls, 'vector-effect': 'non-scaling-stroke' }),
  );
}

const SVG = 'http://www.w3.org/2000/svg';

function makeSvg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Node[]
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, value);
  }
  element.append(...children);
  return element;
}

const STEP = WIDTH / (SAMPLES - 1);

/** The latest at the right edge; the largest one unit below the upper edge. */
export function points(values: readonly number[]): string {
  const most = Math.max(1, ...values);
  return values
    .map((value, index) => {
      const x = WIDTH - (values.length - 1 - index) * STEP;
      return `${x.toFixed(1)},${(HEIGHT - 1 - (value / most) * (HEIGHT - 2)).toFixed(1)}`;
    })
    .join(' ');
}

/** What has become of the commands: a bar of shares, and in words. */
function stateBar(states: CountsAnswer['states']): HTMLElement {
  const words = endedWords(states);
  if (words === '') return make('div', {});
  const bar = make('div', { class: 'onenet-nbiot-states', 'aria-hidden': 'true' });
  for (const [state, count] of Object.entries(states)) {
    if (count === 0) continue;
    const part = make('span', { 'data-phase': state });
    part.style.flexGrow = String(count);
    bar.append(part);
  }
  return make('div', {}, bar, make('p', {}, words));
}
