import type { State } from '../../../../lib/contract';
import type { Exchange } from './exchange';

/** One way in which the server treats a command, and what may honestly be said of a command treated so. */
export interface Behaviour {
  readonly name: string;
  /** How often it is chosen, beside the others. */
  readonly weight: number;
  /** What `msg.onenet.state` may be when this was the last that the server did with the command. */
  readonly states: readonly State[];
  /** It keeps a device busy until a deadline passes, so it is given to each device only a few times. */
  readonly slow?: true;
  /** It acts once the head of the request is there, without waiting for the body. */
  readonly atHead?: true;
  act(exchange: Exchange): void;
}
