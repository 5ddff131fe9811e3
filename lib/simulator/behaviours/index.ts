/** The platform's API: its calls, the order in which they are asked, and how a request in any dialect becomes one of them. */

import { INTERNAL_ERROR, NOT_FOUND, type Answer } from '../answers';
import { splitTarget, type Dialect, type ReceivedBody, type SimulatorRequest } from '../request';
import { access, bodySize, version } from './access';
import type { ApiCall, Behaviour, Platform } from './behaviour';
import { CACHED_CALLS } from './cached';
import { devices } from './devices';
import { INSTANT_CALLS } from './instant';

/** A new operation stands in the list of its file. */
export const CALLS: readonly ApiCall[] = [...INSTANT_CALLS, devices, ...CACHED_CALLS];

/** What the platform does, in order. */
const DEFAULT_BEHAVIOURS: readonly Behaviour[] = [
  access,
  version,
  bodySize,
  ...CALLS.map(({ respond }) => respond),
];

interface Decision {
  readonly answer: Answer;
  /** What a behaviour threw, if one did. */
  readonly failure?: unknown;
}

/** The behaviours of one simulator, in the order in which they are asked. */
export class BehaviourList {
  #behaviours: readonly Behaviour[];

  /** @param first are asked before the platform's own */
  constructor(first: readonly Behaviour[] = []) {
    this.#behaviours = [...first, ...DEFAULT_BEHAVIOURS];
  }

  /** Puts a behaviour before all others; the result removes it. */
  prepend(behaviour: Behaviour): () => void {
    // A copy for each call, so that the same behaviour put in twice is two.
    const own: Behaviour = (request, platform) => behaviour(request, platform);
    this.#behaviours = [own, ...this.#behaviours];
    return () => {
      this.#behaviours = this.#behaviours.filter((other) => other !== own);
    };
  }

  /** The first answer that any of them gives; to a path that none of them knows, `not found`. */
  async decide(request: SimulatorRequest, platform: Platform): Promise<Decision> {
    try {
      for (const behaviour of this.#behaviours) {
        const result = behaviour(request, platform);
        const answer = result instanceof Promise ? await result : result;
        if (answer !== undefined) return { answer };
      }
      return { answer: NOT_FOUND };
    } catch (failure) {
      return { answer: INTERNAL_ERROR, failure };
    }
  }
}

/** A request as the behaviours see it, whatever dialect it was made in. */
export function createRequest(
  head: Pick<SimulatorRequest, 'method' | 'target' | 'headers'>,
  { text, size }: ReceivedBody,
): SimulatorRequest {
  const { path, query } = splitTarget(head.target);
  return { ...head, ...toClassic(head.method, path, query), query, body: text, bodySize: size };
}

/** The call that a request makes in any dialect; `undefined` if it is none of the API. */
export function findCall(
  method: string,
  path: string,
  query: URLSearchParams,
): ApiCall | undefined {
  const classic = toClassic(method, path, query);
  return CALLS.find((call) => call.matches(method, classic.path));
}

/** A call in the words of the classic platform, the only ones that the behaviours know. */
interface ClassicCall {
  readonly dialect: Dialect;
  readonly path: string;
}

/** A path that no dialect knows stays as it is. */
function toClassic(method: string, path: string, query: URLSearchParams): ClassicCall {
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
