/** What follows from host, keys and dialect as they stand in the dialog. */

import { isEnvironmentReference } from '../../shared/editor/check';
import { dialectFor, type Dialect } from '../../shared/editor/dialect';
import { isSimulator, sendsKeyInTheClear } from '../../shared/editor/host';

export interface AccessFields {
  readonly host: string;
  readonly auth: string;
  readonly dialect: string;
  readonly apiKey: string;
  readonly accessKey: string;
}

/** Which lines and rows to show; each name is one of the page's elements. */
export interface AccessHints {
  readonly simulator: boolean;
  readonly plainHttp: boolean;
  readonly wantsToken: 'studio' | 'new' | undefined;
  readonly noKey: boolean;
  readonly noAccessKey: boolean;
  readonly oddAccessKey: boolean;
  readonly isToken: boolean;
  readonly dialect: Dialect;
}

/** What Node-RED puts into the field of a password that is stored but never sent to the editor. */
export const STORED = '__PWRD__';

export function accessHints(fields: AccessFields): AccessHints {
  const { host, auth, apiKey, accessKey } = fields;
  const simulator = isSimulator(host);
  const isToken = auth === 'token';
  const dialect = dialectFor(fields.dialect, host);
  const wantsToken = simulator || isToken || dialect === 'classic' ? undefined : dialect;
  return {
    simulator,
    plainHttp: sendsKeyInTheClear(host),
    wantsToken,
    // Where a token is wanted, to ask for the other key would contradict that.
    noKey: !simulator && !isToken && wantsToken === undefined && apiKey === '',
    noAccessKey: !simulator && isToken && accessKey === '',
    oddAccessKey: !simulator && isToken && accessKey !== '' && !mayBeAccessKey(accessKey),
    isToken,
    dialect,
  };
}

/** Base64, perhaps without its padding, or a variable whose value is not known here. */
function mayBeAccessKey(text: string): boolean {
  if (text === STORED || isEnvironmentReference(text)) return true;
  const digits = text.replace(/={1,2}$/, '');
  return /^[A-Za-z0-9+/]+$/.test(digits) && digits.length % 4 !== 1;
}
