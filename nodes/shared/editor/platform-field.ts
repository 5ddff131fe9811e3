/** The field of a node's platform: which one is chosen, what is known of it, and the way to the simulator. */

import {
  CONNECTION_SETTINGS,
  dialectFor,
  isSimulator,
  SIMULATOR_HOST,
  targetIn,
  type Dialect,
} from '../../../lib/contract';
import { sharedText } from './texts';
import { fieldText } from './typed-fields';
import { asText } from './validators';

const MENU = '#node-input-platform';

/** A config node as the editor has it. */
interface Platform {
  readonly host?: unknown;
  readonly dialect?: unknown;
  readonly d?: boolean;
  /** Whether it is other than what was deployed last. */
  readonly changed?: boolean;
  /** What was typed since; of what is stored the editor knows only that it is there. */
  readonly credentials?: Readonly<Partial<Record<string, unknown>>>;
}

/** The id of the config node that the dialog has chosen; blank where there is none. */
export function chosenPlatform(): string {
  const id = fieldText(MENU);
  return isNone(id) ? '' : id;
}

/** The editor's entries for none, and for a new one. */
function isNone(value: string): boolean {
  return value === '' || value === '_ADD_';
}

function findPlatform(id: string): Platform | undefined {
  return (RED.nodes.node(id) as Platform | null | undefined) ?? undefined;
}

/** Names of the keys. */
export const CONNECTION_KEYS = ['apiKey', 'accessKey'] as const;

/** What Node-RED puts in the place of a password that is stored but never sent to the editor. */
export const STORED = '__PWRD__';

/**
 * The settings of a config node that is not deployed as it stands, with the keys that were typed since; `undefined` for
 * one that is.
 */
export function undeployedSettings(id: string): Record<string, unknown> | undefined {
  const platform = findPlatform(id);
  if (platform?.changed !== true) return undefined;
  const stored = platform as Readonly<Record<string, unknown>>;
  const settings = CONNECTION_SETTINGS.map((name) => [name, stored[name]]);
  const keys = CONNECTION_KEYS.map((name) => [name, platform.credentials?.[name]]);
  return Object.fromEntries([
    ['id', id],
    ...settings,
    ...keys.filter(([, key]) => key !== STORED),
  ]) as Record<string, unknown>;
}

/** Whether the host of a config node is the simulator. */
export function isSimulatorPlatform(id: string): boolean {
  return isSimulator(findPlatform(id)?.host);
}

/** Chooses the platform where none is chosen and there is no other. */
export function choosePlatform(): void {
  const menu = $(MENU);
  const options = menu
    .find('option')
    .toArray()
    .map((option) => option.value);
  const only = onlyPlatform(
    String(menu.val() ?? ''),
    options,
    (id) => findPlatform(id)?.d === true,
  );
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

/** In which dialect the platform of the open dialog is spoken to. */
export function chosenDialect(): Dialect {
  return dialectOfPlatform(asText($(MENU).val()));
}

/** In which dialect a config node is spoken to; classic where there is none, or it is still to be added. */
export function dialectOfPlatform(id: string): Dialect {
  const platform = findPlatform(id);
  return dialectFor(asText(platform?.dialect), platform?.host);
}

/**
 * A request of the classic platform, `POST /nbiot?…`, as another platform has it.
 *
 * @param request method and target; `…` may stand for what is not known yet
 */
export function inDialect(request: string, dialect: Dialect): string {
  const space = request.indexOf(' ');
  const method = request.slice(0, space);
  const target = targetIn(dialect, method, request.slice(space + 1));
  return target.ok ? `${method} ${target.value}` : request;
}

/** Where the config node serves the page of the simulator, below the address of the editor. */
const PAGE = 'onenet-nbiot/simulator/';

/** Either of the editor's two buttons, by release, that open the dialog of a new config node. */
const ADD = '#node-input-btn-platform-add, #node-input-lookup-platform';

/** Key of the data by which a dialog tells the next one which host is wanted. */
const WANTED_HOST = 'onenet-nbiot-wanted-host';

/**
 * The line below the platform: offers the simulator where there is no platform yet, and leads to its page.
 *
 * @param line its selector
 * @returns what to call when the platform has changed
 */
export function prepareSimulatorHint(line: string): () => void {
  const use = $('<button type="button" class="red-ui-button red-ui-button-small">');
  use.text(sharedText('simulator.use')).on('click', (event) => {
    event.preventDefault();
    // The dialog of the platform is the script of another node: they share the page, but no module.
    $(document.body).data(WANTED_HOST, SIMULATOR_HOST);
    $(ADD).first().trigger('click');
  });
  const offer = $('<span>')
    .text(`${sharedText('simulator.offer')} `)
    .append(use);
  const link = simulatorLink();
  $(line).append(offer, link);
  return () => {
    offer.toggle(!hasPlatform());
    link.toggle(isSimulatorPlatform(chosenPlatform()));
  };
}

/** A link to the page of the simulator's devices, which opens beside the editor. */
export function simulatorLink(): JQuery {
  return $('<a target="_blank" rel="noopener">')
    .addClass('onenet-nbiot-link')
    .attr('href', PAGE)
    .text(sharedText('simulator.page'));
}

/** The host that another dialog wants a new platform to have; only once. */
export function takeWantedHost(): string | undefined {
  const wanted: unknown = $(document.body).data(WANTED_HOST);
  $(document.body).removeData(WANTED_HOST);
  return typeof wanted === 'string' ? wanted : undefined;
}

function hasPlatform(): boolean {
  let found = false;
  RED.nodes.eachConfig((node) => {
    found ||= (node as { readonly type?: unknown }).type === 'onenet-nbiot-config';
  });
  return found;
}
