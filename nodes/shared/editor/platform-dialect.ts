/** In which dialect a platform is spoken to, for the request that a preview shows. */

import { dialectFor, targetIn, type Dialect } from '../../../lib/contract';
import { asText } from './validators';

/**
 * The dialect of a config node.
 *
 * @param id what stands in the dialog; of no platform, or one that is still to be added, the dialect is taken as classic
 */
export function dialectOfPlatform(id: unknown): Dialect {
  const platform = RED.nodes.node(asText(id)) as Platform | null | undefined;
  return dialectFor(platform?.dialect, platform?.host);
}

interface Platform {
  readonly dialect?: unknown;
  readonly host?: unknown;
}

/**
 * A request of the classic platform, `POST /nbiot?…`, as another platform has it.
 *
 * @param request method and target; `…` may stand for what is not known yet
 */
export function inDialect(request: string, dialect: Dialect): string {
  const space = request.indexOf(' ');
  const method = request.slice(0, space);
  const target = targetIn(dialect, method, request.slice(space + 1));
  return target.ok ? `${method} ${target.value}` : request;
}
