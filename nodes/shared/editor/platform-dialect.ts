import { asText } from './check';
import { dialectFor, type Dialect } from './dialect';

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
