/**
 * The lines below a field: what is wrong with it, what it holds, and what it is for. A screen reader reads them with the field.
 */

import { icon } from './elements';

/**
 * Gives a field its sentence, or takes it away.
 *
 * @param name the property; its field may be a typed input, which shows controls of its own
 * @param sentence nothing where all is well
 * @param prefix what Node-RED puts before the name: in the dialogs of config nodes it is another
 */
export function showProblem(
  name: string,
  sentence: string | undefined,
  prefix = 'node-input',
): void {
  const field = $(`#${prefix}-${name}`);
  const line = lineOf(name, field);
  setHintLine(`#${line}`, sentence ?? '', true);
  const { input, others } = controlsOf(field);
  if (sentence === undefined) input.removeAttr('aria-invalid');
  else input.attr('aria-invalid', 'true');
  const described = descriptionsOf(field).join(' ');
  // `null` takes the attribute away: an empty one names a line that is not there.
  input.add(others).attr('aria-describedby', described === '' ? null : described);
}

/** The line stands before all others below the field; it is made when it is first needed. */
function lineOf(name: string, field: JQuery): string {
  const id = `onenet-nbiot-problem-${name}`;
  if (document.getElementById(id) !== null) return id;
  const line = $('<div class="onenet-nbiot-hint onenet-nbiot-bad">').attr('id', id);
  const hints = rowOf(field).children('.onenet-nbiot-hint');
  if (hints.length > 0) line.insertBefore(hints.first());
  else line.appendTo(rowOf(field));
  return id;
}

/** What takes text, and the menu that stands in its place where there is something to choose from. */
function controlsOf(field: JQuery): { input: JQuery; others: JQuery } {
  const frame = field.next('.red-ui-typedInput-container');
  if (frame.length === 0) return { input: field, others: $() };
  return {
    input: frame.find('input.red-ui-typedInput-input'),
    others: frame.find('button.red-ui-typedInput-option-trigger'),
  };
}

/** The ids of all lines below the field that show: one that is hidden would be read out all the same. */
function descriptionsOf(field: JQuery): string[] {
  return rowOf(field)
    .children('.onenet-nbiot-hint')
    .toArray()
    .filter((hint) => hint.style.display !== 'none')
    .map((hint) => {
      counter += 1;
      hint.id ||= `onenet-nbiot-hint-${counter}`;
      return hint.id;
    });
}

let counter = 0;

function rowOf(field: JQuery): JQuery {
  return field.closest('.form-row');
}

/** Gives a line its text; an empty one goes. @param bad whether it is a warning */
export function setHintLine(selector: string, content: string, bad = false): void {
  const line = $(selector).removeClass('onenet-nbiot-tip');
  if (line.text().trim() === content && line.hasClass('onenet-nbiot-bad') === bad) return;
  line.toggleClass('onenet-nbiot-bad', bad);
  if (bad && content !== '') line.text(` ${content}`).prepend(icon('warning'));
  else line.text(content);
}

/** The same for what a field is for, which shows while the field has the focus. */
export function setTip(selector: string, content: string): void {
  setHintLine(selector, content);
  $(selector).addClass('onenet-nbiot-tip');
}

/**
 * Shows what a field is for while it has the focus. What lies below moves then, so that nothing changes between the press
 * of a mouse button and its release: the click would miss what it was meant for.
 *
 * @param form of a dialog, whose rows hold the fields and their tips
 */
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

const SHOWN = 'onenet-nbiot-tips-shown';
