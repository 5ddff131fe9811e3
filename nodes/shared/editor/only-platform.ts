/** Which platform a dialog starts with. */

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
