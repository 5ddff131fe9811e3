/** The platform's API: its calls, the order in which they are asked, and what the newer generations call them. */

import type { Behaviour } from '../behaviour';
import type { ClassicCall } from '../request';
import { access, bodySize, unknownPath, version } from './access';
import { CACHED_CALLS } from './cached';
import { devices } from './devices';
import { INSTANT_CALLS } from './instant';
import type { ApiCall } from './operation';

/** A new operation stands in the list of its file. */
export const CALLS: readonly ApiCall[] = [...INSTANT_CALLS, devices, ...CACHED_CALLS];

/** What the platform does, in order. */
export const DEFAULT_BEHAVIOURS: readonly Behaviour[] = [
  access,
  version,
  bodySize,
  ...CALLS.map(({ respond }) => respond),
  unknownPath,
];

/** The call that a request makes in any dialect; `undefined` if it is none of the API. */
export function findCall(
  method: string,
  path: string,
  query: URLSearchParams,
): ApiCall | undefined {
  const classic = toClassic(method, path, query);
  return CALLS.find((call) => call.matches(method, classic.path));
}

/** A path that no dialect knows stays as it is. */
export function toClassic(method: string, path: string, query: URLSearchParams): ClassicCall {
  if (path.startsWith('/nbiot')) return { dialect: 'classic', path };
  if (/^\/nb-iot(?:\/|$)/.test(path)) {
    // Published clients of this platform end some paths with a slash.
    return { dialect: 'new', path: path.replace('/nb-iot', '/nbiot').replace(/\/$/, '') };
  }
  // The calls about devices are other ones in each generation, and have a behaviour of their own.
  if (path.startsWith('/device/')) return { dialect: 'new', path };
  if (path === '/application') return { dialect: 'studio', path };
  if (/^\/LwM2M-(?:online|offline)$/.test(path)) {
    return { dialect: 'studio', path: studioPath(method, path, query) ?? path };
  }
  return { dialect: 'classic', path };
}

/** OneNET Studio has an action in the query where the classic platform has a path, and the uuid beside it. */
function studioPath(method: string, path: string, query: URLSearchParams): string | undefined {
  const uuid = query.get('uuid') ?? '';
  const names = STUDIO.get(`${method} ${path} ${query.get('action') ?? ''}`) ?? [];
  const withUuid = names.find((name) => name.endsWith('/{uuid}'));
  if (withUuid !== undefined && uuid !== '') return withUuid.replace('{uuid}', () => uuid);
  return names.find((name) => name !== withUuid);
}

/** The classic paths of each call of OneNET Studio. */
const STUDIO = new Map<string, readonly string[]>();
for (const { studio, path } of CALLS) {
  if (studio !== undefined && path !== undefined) {
    STUDIO.set(studio, [...(STUDIO.get(studio) ?? []), path]);
  }
}
