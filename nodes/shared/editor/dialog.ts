/** What all dialogs of nodes have in common: their layout, the place of the preview, and which rows show. */

import { isUsed, settingOf, type FieldTable } from '../../../lib/contract';
import { hasDefault } from './dialog-values';
import { prepareTips } from './field-hints';
import { choosePlatform } from './platform-field';

/** @param wrong the properties that are wrong, in the order of the dialog */
export function prepareForm(form: JQuery, wrong: () => Iterable<string>): void {
  form.addClass('onenet-nbiot-form');
  // A screen reader would read the icon as a part of the name.
  form.find('label > .fa, .onenet-nbiot-label > .fa').attr('aria-hidden', 'true');
  // The editor puts in the texts after this.
  requestAnimationFrame(() => {
    standAbove(form);
  });
  choosePlatform();
  prepareTips(form.get(0));
  const [preview] = form.find('.onenet-nbiot-preview');
  if (preview !== undefined) makeRoom(preview);
  // The editor gives a dialog its first focus once it has slid in, at its upper end.
  const [tray] = form.closest('.red-ui-tray');
  const reveal = (): void => {
    requestAnimationFrame(() => {
      const [first] = wrong();
      const field = first === undefined ? null : document.getElementById(`node-input-${first}`);
      field?.closest('.form-row')?.scrollIntoView({ block: 'nearest' });
    });
  };
  tray?.addEventListener('focusin', reveal, { once: true });
}

/** A label that does not fit beside its field stands above it. Measured on a copy, since the label may be folded away. */
function standAbove(form: JQuery): void {
  const row = form.find('.form-row').first();
  form.find('.form-row > label:not(.onenet-nbiot-box-label)').each((_, label) => {
    const copy = $(label).clone().removeAttr('for id');
    copy.css({ position: 'absolute', visibility: 'hidden', width: 'auto', whiteSpace: 'nowrap' });
    const width = copy.appendTo(row).outerWidth() ?? 0;
    copy.remove();
    $(label).toggleClass('onenet-nbiot-long-label', width > LABEL_WIDTH);
  });
}

/** Pixels, as the style sheet has them. */
const LABEL_WIDTH = 120;

/**
 * Shows the rows of the fields that are used with the values of the dialog, and the fold if anything is in it.
 *
 * @param type of the node, by which the elements of its dialog are named
 * @param isShown asked about the fields that are used
 */
export function showRows(
  type: string,
  table: FieldTable,
  values: Readonly<Record<string, unknown>>,
  isShown: (name: string) => boolean,
): void {
  const shown = (name: string): boolean => {
    const field = table[name];
    return field !== undefined && isUsed(field, (other) => values[other]) && isShown(name);
  };
  for (const name of Object.keys(table)) $(`#${type}-row-${name}`).toggle(shown(name));
  const hasFolded = Object.keys(table).some(
    (name) => table[name]?.isFolded === true && shown(name),
  );
  $(`#${type}-options`).toggle(hasFolded);
}

/** Opens the fold where it has a choice that somebody made: to hide that would mislead. */
export function openFold(type: string, table: FieldTable, node: object): void {
  const stored = node as Readonly<Record<string, unknown>>;
  const valueOf = (name: string): unknown => settingOf(table[name], stored[name]);
  const isOwn = Object.entries(table).some(
    ([name, field]) =>
      field.isFolded === true && isUsed(field, valueOf) && !hasDefault(table, name, node),
  );
  $(`#${type}-options`).prop('open', isOwn);
}

/** Whether a node is as it came from the palette; the platform may have been chosen for it. */
export function isNew(table: FieldTable, node: object): boolean {
  return Object.keys(table).every((name) => name === 'platform' || hasDefault(table, name, node));
}

/** Fields of a new node that nobody has been to: what they lack is no mistake yet, and nothing warns of it. */
export class UntouchedFields {
  readonly #names: Set<string>;

  /**
   * @param names of the properties; none where the node has been filled in before
   * @param touched called when somebody has left one of them
   */
  constructor(names: readonly string[], touched: () => void) {
    this.#names = new Set(names);
    for (const name of names) {
      const row = $(`#node-input-${name}`).closest('.form-row').addClass('onenet-nbiot-untouched');
      row.on('focusout', ({ relatedTarget }) => {
        const stays = relatedTarget instanceof Element && row.has(relatedTarget).length > 0;
        if (!stays && this.#touch(name, row)) touched();
      });
      row.on('input', () => {
        this.#touch(name, row);
      });
    }
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** For a field that is wrong because of what was entered in another one. */
  touch(name: string): void {
    this.#touch(name, $(`#node-input-${name}`).closest('.form-row'));
  }

  /** @returns whether it is the first time */
  #touch(name: string, row: JQuery): boolean {
    row.removeClass('onenet-nbiot-untouched');
    return this.#names.delete(name);
  }
}

/**
 * Keeps the preview, which stays at the lower end of the dialog, from lying over the field that has the focus
 * (WCAG 2.2, success criterion 2.4.11).
 */
export function makeRoom(preview: HTMLElement): void {
  const scrollers = scrollersOf(preview);
  const observer = new ResizeObserver(() => {
    const covers = getComputedStyle(preview).position === 'sticky';
    const room = covers ? `${preview.offsetHeight + GAP}px` : '';
    for (const scroller of scrollers) scroller.style.scrollPaddingBottom = room;
    if (covers) uncoverFocus(preview);
  });
  observer.observe(preview);
  // The tip of a field shows with its focus. Nothing moves after a click, which would miss its target.
  preview.parentElement?.addEventListener('focusin', ({ target }) => {
    const isByKey = target instanceof Element && target.matches(':focus-visible');
    if (isByKey && getComputedStyle(preview).position === 'sticky') uncoverFocus(preview);
  });
  // What is covered depends on the height of the window, too.
  for (const scroller of scrollers) observer.observe(scroller);
}

/** Pixels: below the preview, and between it and the field. */
const GAP = 20;

function scrollersOf(element: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (
    let each = element.parentElement;
    each !== null && !each.classList.contains('red-ui-tray');
    each = each.parentElement
  ) {
    if (/auto|scroll/.test(getComputedStyle(each).overflowY)) found.push(each);
  }
  return found;
}

/** The preview may grow while somebody types. */
function uncoverFocus(preview: HTMLElement): void {
  const focused = document.activeElement;
  if (focused === null || preview.contains(focused) || !preview.parentElement?.contains(focused)) {
    return;
  }
  const tip = focused.closest('.form-row')?.querySelector<HTMLElement>('.onenet-nbiot-tip');
  const lowest = tip && tip.offsetHeight > 0 ? tip : focused;
  const isCovered =
    lowest.getBoundingClientRect().bottom > preview.getBoundingClientRect().top &&
    focused.getBoundingClientRect().top < preview.getBoundingClientRect().bottom;
  if (isCovered) lowest.scrollIntoView({ block: 'nearest' });
}
