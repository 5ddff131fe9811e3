/** What the dialogs of the nodes that have a preview do alike. */

/** @param wrong the properties that are wrong, in the order of the dialog */
export function prepareForm(form: JQuery, wrong: () => Iterable<string>): void {
  form.addClass('onenet-nbiot-form');
  // The sign of an icon would be read out as a part of the name.
  form.find('label > .fa, .onenet-nbiot-label > .fa').attr('aria-hidden', 'true');
  choosePlatform();
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

const MENU = '#node-input-platform';

/** Chooses the platform where none is chosen and there is no other. */
export function choosePlatform(): void {
  const menu = $(MENU);
  const options = menu
    .find('option')
    .toArray()
    .map((option) => option.value);
  const only = onlyPlatform(String(menu.val() ?? ''), options, isDisabled);
  if (only !== undefined) menu.val(only);
}

/**
 * The one to choose, if there is one.
 *
 * @param chosen what the menu stands at
 * @param options the values of its entries: ids of config nodes, and what the editor adds to them
 */
export function onlyPlatform(
  chosen: string,
  options: readonly string[],
  isOff: (id: string) => boolean,
): string | undefined {
  if (!isNone(chosen)) return undefined;
  const [first, ...others] = options.filter((each) => !isNone(each) && !isOff(each));
  return others.length === 0 ? first : undefined;
}

/** The editor's entries for none, and for a new one. */
function isNone(value: string): boolean {
  return value === '' || value === '_ADD_';
}

function isDisabled(id: string): boolean {
  const platform = RED.nodes.node(id) as { readonly d?: boolean } | null | undefined;
  return platform?.d === true;
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
  const isCovered =
    focused.getBoundingClientRect().bottom > preview.getBoundingClientRect().top &&
    focused.getBoundingClientRect().top < preview.getBoundingClientRect().bottom;
  if (isCovered) focused.scrollIntoView({ block: 'nearest' });
}
