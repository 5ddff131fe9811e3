/** The addresses that OneNET's deployments document, by name. */

/** `name` is a key of the catalogue, below `preset.`. The provinces document port 80 only. */
export const HOST_PRESETS = [
  { host: 'https://api.heclouds.com', name: 'central' },
  { host: 'simulator', name: 'simulator' },
  { host: 'https://iot-api.heclouds.com', name: 'newOneNet' },
  { host: 'https://openapi.heclouds.com', name: 'studio' },
  { host: 'http://api.onenet.hk.chinamobile.com', name: 'hongKong' },
  { host: 'http://iot.zong.com.pk:8000', name: 'pakistan' },
  { host: 'http://api.zj.cmcconenet.com', name: 'zhejiang' },
  { host: 'http://api.js.cmcconenet.com', name: 'jiangsu' },
  { host: 'http://api.ln.cmcconenet.com', name: 'liaoning' },
  { host: 'http://api.fj.cmcconenet.com', name: 'fujian' },
  { host: 'http://api.gd.cmcconenet.com', name: 'guangdong' },
  { host: 'http://api.ha.cmcconenet.com', name: 'henan' },
] as const;

interface Named {
  readonly value: string;
  readonly label: string;
}

/** Those in whose name or address the text occurs; none where one of them stands there already. */
export function findPresets<Preset extends Named>(
  presets: readonly Preset[],
  typed: string,
): readonly Preset[] {
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  if (presets.some(({ value }) => value === wanted)) return [];
  return presets.filter(({ value, label }) => `${label} ${value}`.toLowerCase().includes(wanted));
}
