/** The lines below the fields of a dialog. */

/** Gives a line its text; an empty one goes. @param bad whether it is a warning */
export function setHintLine(selector: string, content: string, bad = false): void {
  const line = $(selector);
  if (line.text().trim() === content && line.hasClass('onenet-nbiot-bad') === bad) return;
  line.toggleClass('onenet-nbiot-bad', bad);
  if (bad && content !== '') line.text(` ${content}`).prepend(icon('warning'));
  else line.text(content);
}

/** A sign of Font Awesome, which Node-RED's editor has; nothing of it is read out. */
export function icon(name: 'warning' | 'check-circle' | 'lock'): HTMLElement {
  const sign = document.createElement('i');
  sign.className = `fa fa-${name}`;
  sign.setAttribute('aria-hidden', 'true');
  return sign;
}

/** Only what changes: people who hear the page would hear all of it again. */
export function setText(selector: string, content: string): void {
  const element = $(selector);
  if (element.text() !== content) element.text(content);
}
