/** The limits of a platform, as they are where a flow written by hand names none. */

import { DEFAULT_LIMITS, type Limits } from '../../../lib/contract';
import { type Check, ifGiven, usableHost, wholeNumber } from '../../shared/editor';
import { showProblem } from '../../shared/editor/field-hints';
import { fieldValue, needsResource } from './access';
import { text } from './text';

type StoredLimits = { readonly [Name in keyof Limits]?: number | string };

/** Whether somebody chose a limit: a fold that hid it would mislead. */
export function hasOwnDelivery(node: StoredLimits): boolean {
  return LIMIT_NAMES.some(
    (name) => Number(node[name] ?? DEFAULT_LIMITS[name]) !== DEFAULT_LIMITS[name],
  );
}

/** Shows what holds where the flow has nothing. */
export function fillDelivery(node: StoredLimits): void {
  for (const name of LIMIT_NAMES) {
    if (node[name] === undefined) $(`#node-config-input-${name}`).val(DEFAULT_LIMITS[name]);
  }
}

const LIMIT_NAMES = Object.keys(DEFAULT_LIMITS) as (keyof Limits)[];

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

/** To be called when everything else that changes the lines below the fields listens already. */
export function prepareProblems(): void {
  const fields = NAMES.map((name) => `#node-config-input-${name}`).join();
  $(fields).on('input change', show);
  show();
}

function show(): void {
  for (const name of NAMES) {
    showProblem(name, CHECKS[name]?.(fieldValue(name)), 'node-config-input');
  }
}

const tokenRes: Check = (value) =>
  needsResource(value, { auth: fieldValue('auth'), host: fieldValue('host') })
    ? text('error.tokenRes')
    : undefined;

const CHECKS: Readonly<Partial<Record<string, Check>>> = { host, tokenRes, ...LIMITS };

/** The others have no fault of their own, but lines that people are to hear with them. */
const NAMES = [
  ...['auth', 'apiKey', 'accessKey', 'dialect', 'tls', 'proxy'],
  ...Object.keys(CHECKS),
];
