/** What the Host field of a platform may hold. */

import { isReference, isSimulator, parseHost } from '../../../lib/contract';
import { asText, type Check } from './check';

export { isSimulator, sendsKeyInTheClear, shortHost, SIMULATOR_HOST } from '../../../lib/contract';

/** A bare host name, an http or https address, the simulator, or an environment variable. */
export function usableHost(sentence: () => string): Check {
  return (value) => {
    if (isReference(value) || isSimulator(value)) return undefined;
    return parseHost(asText(value)).ok ? undefined : sentence();
  };
}
