/** One command in the sidebar: its state, device, age, node, target and cause, and a button where it can be cancelled. */

import type { CancelAnswer, CommandOverview, OverviewList } from '../../../lib/contract';
import { labelOf, make } from './sidebar-elements';
import { text } from './text';

/** @returns what has become of it; after `forbidden` and `failed` it is as it was */
export type CancelCommand = (
  command: CommandOverview,
) => Promise<CancelAnswer['kind'] | 'forbidden' | 'failed'>;

/** @param cancel `undefined` where the user may not */
export function commandLine(
  command: CommandOverview,
  list: OverviewList,
  cancel: CancelCommand | undefined,
): HTMLLIElement {
  const { phase, device, what, cause } = command;
  const line = make('li', { class: 'onenet-nbiot-command', 'data-phase': phase });
  const state = make('span', { class: 'onenet-nbiot-phase' }, text(`sidebar.phase.${phase}`));
  const head = make('div', { class: 'onenet-nbiot-command-head' }, state);
  head.append(make('code', {}, device === '' ? text('sidebar.noDevice') : device));
  head.append(make('span', { class: 'onenet-nbiot-age' }, ageText(command, list)));
  const details = make('div', { class: 'onenet-nbiot-command-details' }, nodeLink(command.node));
  if (what !== '') details.append(make('span', {}, targetText(what)));
  for (const part of detailTexts(command)) details.append(make('span', {}, part));
  line.append(head, details);
  if (cause !== undefined) line.append(make('div', { class: 'onenet-nbiot-cause' }, cause));
  if (cancel !== undefined && command.cancel !== undefined) {
    const cancelled = (): void => {
      line.dataset.phase = 'cancelled';
      state.textContent = text('sidebar.phase.cancelled');
    };
    details.append(cancelButton(command, cancel, cancelled));
  }
  return line;
}

function nodeLink(id: string): HTMLElement {
  const label = labelOf(id);
  const isKnown = (RED.nodes.node(id) ?? null) !== null;
  if (!isKnown) return make('span', {}, label);
  const link = make('a', { href: '#', title: text('sidebar.reveal') }, label);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    RED.view.reveal(id);
  });
  return link;
}

function cancelButton(
  command: CommandOverview,
  cancel: CancelCommand,
  cancelled: () => void,
): HTMLElement {
  const button = make(
    'button',
    {
      type: 'button',
      class: 'red-ui-button red-ui-button-small',
      'aria-label': text('sidebar.cancel.button', { device: command.device }),
    },
    text('sidebar.cancel.label'),
  );
  button.addEventListener('click', () => {
    button.disabled = true;
    void cancel(command).then((kind) => {
      if (kind === 'cancelled') cancelled();
      if (kind === 'cancelled' || kind === 'gone') button.remove();
      else button.disabled = false;
    });
  });
  return button;
}

/** A path as it is, and what has none by the name of its operation. */
function targetText(what: string): string {
  return OPERATIONS.has(what) ? text(`sidebar.operation.${what}`) : what;
}

/** As `msg.onenet.request.operation` names them. */
export const OPERATIONS: ReadonlySet<string> = new Set([
  ...['status', 'follow', 'cancel', 'cancel-all', 'list'],
  ...['state', 'details', 'resources', 'latest', 'history'],
]);

/** What else is known, as far as it says something. */
export function detailTexts({
  attempts = 0,
  durationMs,
  errno = 0,
}: CommandOverview): readonly string[] {
  return [
    ...(durationMs === undefined ? [] : [text('sidebar.took', { time: duration(durationMs) })]),
    ...(attempts > 1 ? [text('sidebar.attempts', { count: attempts })] : []),
    ...(errno === 0 ? [] : [`errno ${errno}`]),
  ];
}

/** Since when it waits, or how long ago it ended. */
function ageText({ ageMs }: CommandOverview, list: OverviewList): string {
  const time = duration(ageMs);
  return list === 'ended' ? text('sidebar.ago', { time }) : time;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
] as const;

/** In the largest unit that fits; below ten of it with a digit after the point. */
export function duration(milliseconds: number, language = text('language')): string {
  const found = UNITS.find(([, each]) => milliseconds >= each);
  const [unit, size] = found ?? (['millisecond', 1] as const);
  const count = milliseconds / size;
  const maximumFractionDigits = unit !== 'millisecond' && count < 10 ? 1 : 0;
  return count.toLocaleString(language, {
    ...{ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits },
  });
}
