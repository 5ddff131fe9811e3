/** What each platform does and has done, in words and as a small chart. */

import type { PlatformOverview, State } from '../../../lib/contract';
import { icon, make } from '../../shared/editor/elements';
import { labelOf } from '../../shared/editor/labels';
import { sharedText as text } from '../../shared/editor/texts';

/** Looks at a platform that the chart keeps: two minutes. */
const SAMPLES = 60;

interface Sample {
  readonly calls: number;
  readonly open: number;
}

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
    const now = text('traffic.now', {
      inFlight: show(counts.inFlight),
      waiting: show(counts.waiting),
      rate: show(counts.callsPerSecond),
    });
    card.append(make('p', {}, now), stateBar(counts.states));
    return card;
  }
}

const WIDTH = 240;
const HEIGHT = 32;

/** Calls a second as a line, what is open as an area; each up to its own largest value. */
function chart(samples: readonly Sample[]): SVGElement {
  const calls = points(samples.map((sample) => sample.calls));
  const open = points(samples.map((sample) => sample.open));
  const most = (values: readonly number[]): string => show(Math.max(0, ...values));
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

/** What has become of the commands since the platform was deployed: a bar of shares, and in words. */
function stateBar(states: Readonly<Record<State, number>>): HTMLElement {
  const entries = Object.entries(states).filter(([, count]) => count > 0);
  if (entries.length === 0) return make('div', {});
  const bar = make('div', { class: 'onenet-nbiot-states', 'aria-hidden': 'true' });
  for (const [state, count] of entries) {
    const part = make('span', { 'data-phase': state });
    part.style.flexGrow = String(count);
    bar.append(part);
  }
  const words = entries.map(([state, count]) => text(`traffic.${state}`, { count: show(count) }));
  return make('div', {}, bar, make('p', {}, words.join(text('traffic.comma'))));
}

/** Below ten a rate has a digit after the point: one call in five seconds is not none. */
function show(number: number): string {
  return number.toLocaleString(text('language'), { maximumFractionDigits: number < 10 ? 1 : 0 });
}
