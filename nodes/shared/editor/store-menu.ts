import { storeChoices } from './context-stores';

/** Fills a menu with the context stores of Node-RED. @returns whether there is a choice */
export function fillStoreMenu(
  menu: string,
  chosen: string,
  text: Parameters<typeof storeChoices>[2],
): boolean {
  const choices = storeChoices(RED.settings.context ?? {}, chosen, text);
  const select = $(menu).empty();
  for (const { value, label } of choices) select.append($('<option>').val(value).text(label));
  // A menu without entries would take the name away.
  if (choices.length === 0) select.append($('<option>').val(chosen).text(chosen));
  select.val(chosen);
  return choices.length > 0;
}
