/** The commands in the sidebar: which of them it shows, and a line for each. */

import {
  OVERVIEW_LISTS,
  type CancelAnswer,
  type CommandOverview,
  type OverviewAnswer,
  type OverviewList,
} from '../../../lib/contract';
import { make } from '../../shared/editor/elements';
import { labelOf } from '../../shared/editor/labels';
import { sharedText as text } from '../../shared/editor/texts';

/** Milliseconds without a key before the devices are searched. */
const QUIET_MS = 300;

/** One of three lists, those of one node, those of some devices. */
export class SidebarFilters {
  readonly element = make('div', { class: 'onenet-nbiot-overview-filters' });
  list: OverviewList = 'open';
  readonly #buttons = new Map<OverviewList, HTMLButtonElement>();
  readonly #device = make('input', {
    type: 'search',
    placeholder: text('sidebar.device'),
    'aria-label': text('sidebar.device'),
    spellcheck: 'false',
    autocomplete: 'off',
  });
  readonly #node = make('select', { 'aria-label': text('sidebar.node') });
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param changed called when something else is to be shown */
  constructor(changed: () => void) {
    const lists = make('div', {
      class: 'onenet-nbiot-overview-lists',
      role: 'group',
      'aria-label': text('sidebar.lists'),
    });
    for (const list of OVERVIEW_LISTS) {
      const button = make('button', { type: 'button', class: 'red-ui-button red-ui-button-small' });
      button.addEventListener('click', () => {
        this.list = list;
        this.#showList();
        changed();
      });
      this.#buttons.set(list, button);
      lists.append(button);
    }
    this.#showList();
    this.#setLabel('open', undefined);
    this.#setLabel('kept', undefined);
    this.#setLabel('ended', undefined);
    this.#device.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(changed, QUIET_MS);
    });
    this.#node.addEventListener('change', changed);
    this.#showNodes([]);
    this.element.append(
      lists,
      make('div', { class: 'onenet-nbiot-overview-fields' }, this.#device, this.#node),
    );
  }

  /** A part of the identity of a device; blank for all. */
  get device(): string {
    return this.#device.value.trim();
  }

  /** ID of a node; blank for all. */
  get node(): string {
    return this.#node.value;
  }

  /** How many commands are open and kept, and which nodes have any. */
  showCounts({ platforms, nodes }: OverviewAnswer): void {
    const open = platforms.reduce((sum, { counts }) => sum + counts.inFlight + counts.waiting, 0);
    const kept = platforms.reduce((sum, platform) => sum + platform.kept, 0);
    this.#setLabel('open', open);
    this.#setLabel('kept', kept);
    this.#showNodes(nodes);
  }

  #setLabel(list: OverviewList, count: number | undefined): void {
    const button = this.#buttons.get(list);
    if (button === undefined) return;
    const name = text(`sidebar.list.${list}`);
    const label =
      count === undefined ? name : `${name} (${count.toLocaleString(text('language'))})`;
    if (button.textContent !== label) button.textContent = label;
  }

  #showList(): void {
    for (const [list, button] of this.#buttons) {
      button.setAttribute('aria-pressed', String(list === this.list));
      button.classList.toggle('selected', list === this.list);
    }
  }

  /** A menu that is open, or about to be, stays as it is. */
  #showNodes(ids: readonly string[]): void {
    if (document.activeElement === this.#node) return;
    const chosen = this.#node.value;
    const all = chosen === '' || ids.includes(chosen) ? ids : [chosen, ...ids];
    const options = all.map((id) => ({ id, label: labelOf(id) }));
    options.sort((one, other) => one.label.localeCompare(other.label));
    this.#node.replaceChildren(
      make('option', { value: '' }, text('sidebar.allNodes')),
      ...options.map(({ id, label }) => make('option', { value: id }, label)),
    );
    this.#node.value = chosen;
  }
}

/** @returns what has become of it; after `forbidden` and `failed` it is as it was */
export type CancelCommand = (
  command: CommandOverview,
) => Promise<CancelAnswer['kind'] | 'forbidden' | 'failed'>;

/**
 * State, device, age, node, target and cause of a command, and a button where it can be cancelled.
 *
 * @param cancel `undefined` where the user may not
 */
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
  'status',
  'follow',
  'cancel',
  'cancel-all',
  'list',
  'state',
  'details',
  'resources',
  'latest',
  'history',
]);

/** What else is known, as far as it says something. */
export function detailTexts({
  attempts = 0,
  durationMs,
  errno = 0,
}: CommandOverview): readonly string[] {
  return [
    ...(durationMs === undefined
      ? []
      : [text('sidebar.took', { time: millisecondsInWords(durationMs) })]),
    ...(attempts > 1 ? [text('sidebar.attempts', { count: attempts })] : []),
    ...(errno === 0 ? [] : [`errno ${errno}`]),
  ];
}

/** Since when it waits, or how long ago it ended. */
function ageText({ ageMs }: CommandOverview, list: OverviewList): string {
  const time = millisecondsInWords(ageMs);
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
export function millisecondsInWords(milliseconds: number, language = text('language')): string {
  const found = UNITS.find(([, each]) => milliseconds >= each);
  const [unit, size] = found ?? (['millisecond', 1] as const);
  const count = milliseconds / size;
  const maximumFractionDigits = unit !== 'millisecond' && count < 10 ? 1 : 0;
  return count.toLocaleString(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits,
  });
}
