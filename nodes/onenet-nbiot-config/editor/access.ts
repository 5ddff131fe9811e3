/** Who asks, and in which dialect: the properties, as they are where a flow written by hand names none. */

import { isEnvironmentReference, isSimulator, type Check } from '../../shared/editor';
import { DIALECTS } from '../../shared/editor/dialect';

export const USUAL_ACCESS = {
  auth: 'api-key',
  dialect: 'auto',
  tokenRes: '',
  tokenVersion: 'auto',
  tokenMethod: 'sha256',
  tls: '',
  proxy: '',
} as const;

type Name = keyof typeof USUAL_ACCESS;

export type AccessProperties = Record<Name, string>;

/** What each menu of the dialog offers. */
export const CHOICES = {
  auth: ['api-key', 'token'],
  dialect: ['auto', ...DIALECTS],
  tokenVersion: ['auto', '2018-10-31', '2020-05-29', '2022-05-01'],
  tokenMethod: ['sha256', 'sha1', 'md5'],
} as const;

/** One of the menu's words, an environment variable, or nothing at all. */
export function choice(name: keyof typeof CHOICES, sentence: () => string): Check {
  const words: readonly unknown[] = CHOICES[name];
  return (value) =>
    value === undefined || words.includes(value) || isEnvironmentReference(value)
      ? undefined
      : sentence();
}

/** A token has to say what it opens; the simulator knows neither products nor users. */
export function needsResource(
  value: unknown,
  { auth, host }: { readonly auth: unknown; readonly host: unknown },
): boolean {
  return auth === 'token' && !isSimulator(host) && (typeof value !== 'string' || !value.trim());
}

/**
 * Shows what holds where the flow has nothing. A menu would be empty; and where no config node is chosen, Node-RED 3.1
 * would choose the first that it finds, so that a new platform went through a proxy that nobody asked for.
 */
export function fillAccess(node: Partial<AccessProperties>): void {
  for (const name of NAMES) {
    const field = $(`#node-config-input-${name}`);
    if (name === 'tls' || name === 'proxy') {
      if (!node[name]) field.val(NO_NODE);
    } else if (node[name] === undefined) {
      field.val(USUAL_ACCESS[name]);
    }
  }
}

/** The entry of Node-RED's menu of config nodes that stands for none. */
const NO_NODE = '_ADD_';

/** Whether somebody chose anything that the fold hides. */
export function hasOwnConnection(node: Partial<AccessProperties>): boolean {
  return FOLDED.some((name) => (node[name] ?? USUAL_ACCESS[name]) !== USUAL_ACCESS[name]);
}

const NAMES = Object.keys(USUAL_ACCESS) as Name[];
const FOLDED = ['dialect', 'tokenVersion', 'tokenMethod', 'tls', 'proxy'] as const;
