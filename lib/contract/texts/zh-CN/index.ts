/** Faults in Chinese. A sentence follows the name of a field where the fault has a pointer; `{name}` shows a param. */

import type { FaultRule } from '../../fault';
import { command } from './command';
import { connection } from './connection';
import { input } from './input';
import { platform } from './platform';
import { push } from './push';

export const faults: Readonly<Record<FaultRule, string>> = {
  ...input,
  ...platform,
  ...connection,
  ...push,
  ...command,
};
