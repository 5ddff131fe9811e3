/** The line below the platform of a node: offers the simulator where there is no platform yet, and leads to its page. */

import { isSimulator, SIMULATOR_HOST } from '../../../lib/contract';
import { fieldText } from './typed-fields';
import { sharedText } from './texts';

/** Where the config node serves the page of the simulator, below the address of the editor. */
const PAGE = 'onenet-nbiot/simulator/';

/** Either of the editor's two buttons, by release, that open the dialog of a new config node. */
const ADD = '#node-input-btn-platform-add, #node-input-lookup-platform';

/** Key of the data by which a dialog tells the next one which host is wanted. */
const WANTED_HOST = 'onenet-nbiot-wanted-host';

/** @param line the selector of the line below the platform. @returns what to call when the platform has changed */
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
    const chosen = fieldText('#node-input-platform');
    const platform = RED.nodes.node(chosen) as { readonly host?: unknown } | null | undefined;
    offer.toggle(!hasPlatform());
    link.toggle(isSimulator(platform?.host));
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
