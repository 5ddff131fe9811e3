/** What the fields of a platform may hold. Each check gives a sentence where something is wrong. */

import { ifGiven, usableHost, wholeNumber, type Check } from '../../shared/editor';
import { text } from './text';

const atLeastOne = ifGiven(wholeNumber({ min: 1 }, () => text('error.atLeastOne')));
const notNegative = ifGiven(wholeNumber({ min: 0 }, () => text('error.notNegative')));

export const host = usableHost(() => text('error.host'));

export const LIMITS = {
  maxInFlight: atLeastOne,
  callsPerSecond: notNegative,
  deviceGap: notNegative,
  deviceQueueLimit: atLeastOne,
  queueLimit: atLeastOne,
  maxWait: notNegative,
  retries: notNegative,
  holdFor: notNegative,
} as const satisfies Readonly<Record<string, Check>>;
