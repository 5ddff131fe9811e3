/** What the request of a preview looks like in each dialect of OneNET's platforms. */

import { targetIn, type Dialect } from '../../../lib/contract';

export { dialectFor, DIALECTS, type Dialect } from '../../../lib/contract';

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
