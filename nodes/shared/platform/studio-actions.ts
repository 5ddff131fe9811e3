import type { StudioActions } from '../../../lib/onenet';
import type { NodeAPI } from '../node-red';

const NAMES = ['list', 'status', 'cancel', 'cancelAll'];

/**
 * What the settings file says in `onenetNbiotStudioActions` about the names of OneNET Studio's actions, where they are
 * not as assumed: `{ list, status, cancel, cancelAll }`, each optional. A text says what is wrong with it.
 */
export function readStudioActions(RED: Pick<NodeAPI, 'settings'>): StudioActions | string {
  const actions = RED.settings?.onenetNbiotStudioActions ?? {};
  if (typeof actions !== 'object') return wrong('it must be an object');
  for (const [name, action] of Object.entries(actions as Readonly<Record<string, unknown>>)) {
    if (!NAMES.includes(name))
      return wrong(`${JSON.stringify(name)} is none of ${NAMES.join(', ')}`);
    if (typeof action !== 'string' || !/^[\w-]+$/.test(action)) {
      return wrong(`${name} must be a word of letters, digits, - and _`);
    }
  }
  return actions;
}

function wrong(why: string): string {
  return `onenetNbiotStudioActions in the settings file cannot be used: ${why}`;
}
