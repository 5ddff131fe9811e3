/** How a platform is spoken to and who asks, as a config node stores it. */

import {
  apiKeyCredential,
  dialectOf,
  TOKEN_METHODS,
  tokenCredential,
  type Credential,
  type DialectName,
  type PlatformClock,
  type TokenMethod,
} from '../../../lib/onenet';
import type { WaySettings } from './settings';

export type AccessSettings = Omit<WaySettings, 'tls' | 'proxy'>;

export interface AccessSecrets {
  readonly apiKey?: string;
  readonly accessKey?: string;
}

export interface Access {
  readonly dialect: DialectName;
  /** Whether a token is signed, and so the platform's clock matters. */
  readonly isToken: boolean;
  readonly credential: Credential;
}

/** Reads them; a text is a sentence on what is wrong, which shows nothing of a key. */
export function readAccess(
  settings: AccessSettings,
  { apiKey = '', accessKey = '' }: AccessSecrets,
  clock: PlatformClock,
): Access | string {
  const dialect = readDialect(settings);
  if (dialect === undefined) return 'the dialect must be auto, classic, studio or new';
  const isToken = settings.auth === 'token';
  if (!isToken && !isBlank(settings.auth) && settings.auth !== 'api-key') {
    return 'the authentication must be api-key or token';
  }
  const method = isBlank(settings.tokenMethod) ? 'sha256' : settings.tokenMethod?.trim();
  if (isToken && !isTokenMethod(method)) {
    return 'the method of the token must be md5, sha1 or sha256';
  }
  const parsed = isToken
    ? tokenCredential(
        {
          accessKey,
          res: settings.tokenRes ?? '',
          version: readVersion(settings.tokenVersion, dialect),
          method: method as TokenMethod,
        },
        clock,
      )
    : apiKeyCredential(apiKey);
  return parsed.kind === 'invalid'
    ? parsed.problem
    : { dialect, isToken, credential: parsed.credential };
}

/** What the host makes likely, unless somebody has chosen otherwise; `undefined` for a word that is none. */
export function readDialect({ host = '', dialect }: AccessSettings): DialectName | undefined {
  switch (dialect?.trim() ?? '') {
    case '':
    case 'auto':
      return dialectOf(host);
    case 'classic':
      return 'classic';
    case 'studio':
      return 'studio';
    case 'new':
      return 'new';
    default:
      return undefined;
  }
}

/** Each platform knows the tokens of its own time (OneNET documentation, security authentication). */
function readVersion(version: string | undefined, dialect: DialectName): string {
  return isBlank(version) || version?.trim() === 'auto'
    ? VERSION_OF_DIALECT[dialect]
    : (version ?? '');
}

const VERSION_OF_DIALECT: Readonly<Record<DialectName, string>> = {
  classic: '2018-10-31',
  studio: '2020-05-29',
  new: '2022-05-01',
};

function isTokenMethod(method: string | undefined): method is TokenMethod {
  return TOKEN_METHODS.some((each) => each === method);
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
