/**
 * Shows what a field is for while it has the focus. What lies below moves then, so that nothing changes between the press
 * of a mouse button and its release: the click would miss what it was meant for.
 */

const SHOWN = 'onenet-nbiot-tips-shown';

/** @param form of a dialog, whose rows hold the fields and their tips */
export function prepareTips(form: HTMLElement | undefined): void {
  let isPressed = false;
  const hideOthers = (): void => {
    for (const row of form?.querySelectorAll(`.${SHOWN}:not(:focus-within)`) ?? []) {
      row.classList.remove(SHOWN);
    }
  };
  const released = (): void => {
    isPressed = false;
    // The click comes right after this.
    setTimeout(hideOthers);
  };
  form?.addEventListener(
    'mousedown',
    () => {
      isPressed = true;
      // Anywhere: the mouse may have left the form by then.
      window.addEventListener('mouseup', released, { capture: true, once: true });
    },
    true,
  );
  // Before the room for the field is measured.
  form?.addEventListener(
    'focusin',
    ({ target }) => {
      if (target instanceof Element) target.closest('.form-row')?.classList.add(SHOWN);
      if (!isPressed) hideOthers();
    },
    true,
  );
}
