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

/** As the editor's settings have it; without several stores there is nothing to choose. */
interface Stores {
  readonly default?: string;
  readonly stores?: readonly string[];
}

export interface StoreChoice {
  readonly value: string;
  readonly label: string;
}

/**
 * The entries of the menu; none where there is no choice. A stored name that Node-RED does not know stays an entry, so
 * that the dialog does not put another in its place.
 *
 * @param chosen the name that the node has, empty for the default
 */
export function storeChoices(
  { default: usual, stores = [] }: Stores,
  chosen: string,
  text: {
    readonly usual: (name: string) => string;
    readonly gone: (name: string) => string;
  },
): readonly StoreChoice[] {
  const isKnown = chosen === '' || stores.includes(chosen);
  if (stores.length < 2 && isKnown) return [];
  const named = [...stores]
    .filter((name) => name !== usual || name === chosen)
    .sort()
    .map((name) => ({ value: name, label: name }));
  return [
    { value: '', label: text.usual(usual ?? stores[0] ?? '') },
    ...named,
    ...(isKnown ? [] : [{ value: chosen, label: text.gone(chosen) }]),
  ];
}
