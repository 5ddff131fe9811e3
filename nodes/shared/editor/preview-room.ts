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
