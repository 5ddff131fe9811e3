import type { ClassicCall } from './dialect';
import { studioPath } from './studio-path';

/**
 * Finds out in which dialect a call is made, and what it is called in the classic one. The three share one address
 * here; a path that is in none of them stays as it is.
 */
export function toClassic(method: string, path: string, query: URLSearchParams): ClassicCall {
  if (path.startsWith('/nbiot')) return { dialect: 'classic', path };
  if (/^\/nb-iot(?:\/|$)/.test(path)) {
    // Published clients of this platform end some paths with a slash.
    return { dialect: 'new', path: path.replace('/nb-iot', '/nbiot').replace(/\/$/, '') };
  }
  if (/^\/LwM2M-(?:online|offline)$/.test(path)) {
    return { dialect: 'studio', path: studioPath(method, path, query) ?? path };
  }
  return { dialect: 'classic', path };
}
