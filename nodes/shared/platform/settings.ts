/** What a config node stores of where the platform is, who asks, and the way there. */

const NAMES = [
  'host',
  'auth',
  'dialect',
  'tokenRes',
  'tokenVersion',
  'tokenMethod',
  /** ID of a core `tls-config` node; blank for none. */
  'tls',
  /** ID of a core `http proxy` node; blank for Node-RED's own rules. */
  'proxy',
] as const;

/** Any of it may be missing. */
export type WaySettings = Readonly<Partial<Record<(typeof NAMES)[number], string>>>;

/** As it stands in a flow, where somebody may have written anything. */
export type StoredWay = Readonly<Partial<Record<keyof WaySettings, unknown>>>;

/** Reads the settings as trimmed texts; anything but a text or a number counts as missing. */
export function readWaySettings(stored: StoredWay): WaySettings {
  const texts = NAMES.map((name) => [name, textOf(stored[name])] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
}
