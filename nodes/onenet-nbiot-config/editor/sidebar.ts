/**
 * The tab "OneNET" of the editor's sidebar: what the platforms do, and the commands that are under way or waiting, kept by
 * a platform, or ended lately. It asks the runtime only while somebody can see it.
 */

import {
  OVERVIEW_PAGE,
  type CancelAnswer,
  type OverviewAnswer,
  type OverviewList,
} from '../../../lib/contract';
import { get, post, type AdminReply } from '../../shared/editor/admin-client';
import { icon, make } from '../../shared/editor/elements';
import { sharedText as text } from '../../shared/editor/texts';
import { commandLine, SidebarFilters, type CancelCommand } from './sidebar-commands';
import { PlatformCards } from './traffic';

const ID = 'onenet-nbiot';
const INTERVAL_MS = 2000;

/** Adds the tab, once. */
export function prepareSidebar(): void {
  if (RED.sidebar.containsTab(ID)) return;
  const tab = new OverviewTab();
  RED.sidebar.addTab({
    id: ID,
    label: 'OneNET',
    name: text('sidebar.name'),
    iconClass: 'fa fa-wifi',
    content: $(tab.element),
    enableOnEdit: true,
  });
  RED.events.on('registry:node-type-removed', (type) => {
    if (type === 'onenet-nbiot-config' && RED.sidebar.containsTab(ID)) RED.sidebar.removeTab(ID);
  });
}

class OverviewTab {
  readonly element = make('div', { class: 'onenet-nbiot-overview' });
  readonly #cards = new PlatformCards();
  readonly #filters = new SidebarFilters(() => {
    this.#offset = 0;
    void this.#refresh(true);
  });
  /** Takes the focus from a button that goes, so that it is not lost. */
  readonly #list = make('ol', { class: 'onenet-nbiot-commands', tabindex: '-1' });
  readonly #empty = make('p', { class: 'onenet-nbiot-overview-note' });
  readonly #notice = make('p', { class: 'onenet-nbiot-overview-note', role: 'status' });
  readonly #range = make('span', {});
  readonly #back = this.#pageButton('chevron-left', text('sidebar.back'), -OVERVIEW_PAGE);
  readonly #on = this.#pageButton('chevron-right', text('sidebar.on'), OVERVIEW_PAGE);
  readonly #pager = make('div', { class: 'onenet-nbiot-pager' }, this.#back, this.#range, this.#on);
  #offset = 0;
  #isLooking = false;
  /** Of several questions under way only the answer to the latest counts. */
  #asked = 0;

  constructor() {
    this.element.append(
      this.#cards.element,
      this.#filters.element,
      this.#notice,
      this.#list,
      this.#empty,
      this.#pager,
    );
    const start = (): void => {
      void this.#look();
    };
    new IntersectionObserver(start).observe(this.element);
    document.addEventListener('visibilitychange', start);
  }

  get #isSeen(): boolean {
    return this.element.offsetParent !== null && !document.hidden;
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    while (this.#isSeen) {
      const isAllowed = await this.#refresh(false);
      // That does not change before somebody else signs in.
      if (!isAllowed) break;
      await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
    }
    this.#isLooking = false;
  }

  /**
   * @param isWanted whether the user has asked for something else than is shown
   * @returns whether the user may see it
   */
  async #refresh(isWanted: boolean): Promise<boolean> {
    this.#asked += 1;
    const mine = this.#asked;
    const { list, node, device } = this.#filters;
    const question = { list, node, device, offset: this.#offset, language: text('language') };
    const reply = await get(`onenet-nbiot/overview?${$.param(question)}`);
    if (mine !== this.#asked) return true;
    const answer = readOverview(reply);
    if (answer === undefined) {
      this.#notice.textContent = text(
        reply.kind === 'forbidden' ? 'sidebar.forbidden' : 'diagnosis.gone',
      );
      return reply.kind !== 'forbidden';
    }
    if (this.#notice.textContent === text('diagnosis.gone')) this.#notice.textContent = '';
    this.#cards.show(answer.platforms);
    this.#filters.showCounts(answer);
    // A line must not move away below the pointer, least of all while somebody cancels one.
    if (isWanted || !this.#isHeld) this.#showCommands(answer, list);
    return true;
  }

  get #isHeld(): boolean {
    const { activeElement } = document;
    const hasFocus = activeElement !== this.#list && this.#list.contains(activeElement);
    return hasFocus || this.#list.matches(':hover');
  }

  #showCommands({ commands, total }: OverviewAnswer, list: OverviewList): void {
    if (commands.length === 0 && total > 0 && this.#offset > 0) {
      // The list has become shorter than the page is far.
      this.#offset = Math.floor((total - 1) / OVERVIEW_PAGE) * OVERVIEW_PAGE;
      void this.#refresh(true);
      return;
    }
    const cancel = this.#mayCancel ? this.#cancel : undefined;
    this.#list.replaceChildren(...commands.map((command) => commandLine(command, list, cancel)));
    this.#empty.textContent = total === 0 ? text(`sidebar.empty.${list}`) : '';
    this.#pager.hidden = total <= OVERVIEW_PAGE;
    const first = this.#offset + 1;
    this.#range.textContent = text('sidebar.range', {
      first,
      last: first + commands.length - 1,
      total,
    });
    this.#back.disabled = this.#offset === 0;
    this.#on.disabled = this.#offset + commands.length >= total;
  }

  get #mayCancel(): boolean {
    return RED.user.hasPermission('onenet-nbiot.write');
  }

  /** The line itself stays until the pointer leaves the list: a second click must not meet another command. */
  readonly #cancel: CancelCommand = async ({ platform, cancel, device }) => {
    const question = { platform, cancel, language: text('language') };
    const answer = readCancel(await post('onenet-nbiot/overview/cancel', question));
    this.#notice.textContent = text(`sidebar.cancel.${answer.kind}`, {
      device,
      cause: answer.cause ?? '',
    });
    // Its button goes.
    if (answer.kind === 'cancelled' || answer.kind === 'gone') this.#list.focus();
    await this.#refresh(false);
    return answer.kind;
  };

  #pageButton(
    sign: 'chevron-left' | 'chevron-right',
    name: string,
    step: number,
  ): HTMLButtonElement {
    const button = make(
      'button',
      {
        type: 'button',
        class: 'red-ui-button red-ui-button-small',
        'aria-label': name,
        title: name,
      },
      icon(sign),
    );
    button.addEventListener('click', () => {
      this.#offset = Math.max(0, this.#offset + step);
      void this.#refresh(true);
    });
    return button;
  }
}

/** `undefined` for anything else than an answer of ours. */
export function readOverview(reply: AdminReply): OverviewAnswer | undefined {
  if (reply.kind !== 'answer') return undefined;
  const { body } = reply;
  const isOverview =
    typeof body === 'object' && body !== null && 'commands' in body && 'platforms' in body;
  return isOverview ? (body as OverviewAnswer) : undefined;
}

type Cancelled = Omit<CancelAnswer, 'kind'> & {
  readonly kind: Awaited<ReturnType<CancelCommand>>;
};

function readCancel(reply: AdminReply): Cancelled {
  if (reply.kind === 'forbidden') return { kind: 'forbidden' };
  const { body } = reply.kind === 'answer' ? reply : { body: undefined };
  const isAnswer = typeof body === 'object' && body !== null && 'kind' in body;
  return isAnswer ? (body as CancelAnswer) : { kind: 'failed' };
}
