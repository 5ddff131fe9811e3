/** Which commands the sidebar shows: one of three lists, those of one node, those of some devices. */

import { OVERVIEW_LISTS, type OverviewAnswer, type OverviewList } from '../../../lib/contract';
import { labelOf, make } from './sidebar-elements';
import { text } from './text';

/** Milliseconds without a key before the devices are searched. */
const QUIET_MS = 300;

export class SidebarFilters {
  readonly element = make('div', { class: 'onenet-nbiot-overview-filters' });
  list: OverviewList = 'open';
  readonly #buttons = new Map<OverviewList, HTMLButtonElement>();
  readonly #device = make('input', {
    ...{
      type: 'search',
      placeholder: text('sidebar.device'),
      'aria-label': text('sidebar.device'),
    },
    ...{ spellcheck: 'false', autocomplete: 'off' },
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
