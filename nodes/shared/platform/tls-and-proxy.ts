/** The core `tls-config` config node. */

import type { TlsOptions } from '../../../lib/onenet';
import type { Node, NodeAPI } from '../node-red';

export type ReadTlsNode =
  | { readonly kind: 'none' }
  | { readonly kind: 'tls'; readonly tls: TlsOptions }
  | { readonly kind: 'problem'; readonly problem: string };

/** What it adds to options of Node's `tls`. */
interface AddedOptions extends TlsOptions {
  readonly ALPNProtocols?: readonly string[];
}

interface CoreTlsNode extends Node {
  /** False if its files could not be read, or there is a certificate without its key. */
  readonly valid?: boolean;
  addTLSOptions(options: object): AddedOptions;
}

/**
 * Reads the TLS node that a config node refers to: certificates from files, uploads or variables, whichever it has.
 * One that is gone, disabled or of no use is a problem, and not a reason to go without.
 *
 * @param id as stored in the flow; blank if none is chosen
 */
export function readTlsNode(RED: NodeAPI, id: string | undefined): ReadTlsNode {
  if (id === undefined || id === '' || id === '_ADD_') return { kind: 'none' };
  const node = RED.nodes.getNode(id) as CoreTlsNode | null | undefined;
  if (node?.type !== 'tls-config') {
    return problem('the chosen TLS configuration is not there; choose it again, or enable it');
  }
  if (node.valid === false) {
    return problem('the chosen TLS configuration cannot be used; check its files and certificates');
  }
  const { ca, cert, key, pfx, passphrase, servername, rejectUnauthorized, ALPNProtocols } =
    node.addTLSOptions({});
  if (ALPNProtocols !== undefined && !ALPNProtocols.includes('http/1.1')) {
    return problem('the chosen TLS configuration asks for another protocol than http/1.1 (ALPN)');
  }
  const given = { ca, cert, key, pfx, passphrase, servername, rejectUnauthorized };
  const set = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
  return { kind: 'tls', tls: Object.fromEntries(set) };
}

function problem(text: string): ReadTlsNode {
  return { kind: 'problem', problem: text };
}
