/** The lines below the fields of a dialog. */

/** Gives a line its text; an empty one goes. @param bad whether it is a warning */
export function setHintLine(selector: string, content: string, bad = false): void {
  const line = $(selector);
  if (line.text().trim() === content && line.hasClass('onenet-nbiot-bad') === bad) return;
  line.toggleClass('onenet-nbiot-bad', bad).text(content);
  if (bad && content !== '') line.prepend('<i class="fa fa-warning" aria-hidden="true"></i> ');
}

/** Only what changes: people who hear the page would hear all of it again. */
export function setText(selector: string, content: string): void {
  const element = $(selector);
  if (element.text() !== content) element.text(content);
}
