/** The limits of a platform, and what is wrong with any of its fields. */

import { DEFAULT_LIMITS, type Limits } from '../../../lib/contract';
import { problemsIn } from '../../shared/editor/field-definitions';
import { showProblem } from '../../shared/editor/field-hints';
import { PLATFORM_FIELDS } from '../fields';
import { fieldValue, needsResource } from './access';
import { text } from './text';

export const LIMIT_NAMES = Object.keys(DEFAULT_LIMITS) as (keyof Limits)[];

/** Shows what holds where the flow has nothing. */
export function fillLimits(node: object): void {
  const stored = node as Readonly<Partial<Record<string, unknown>>>;
  for (const name of LIMIT_NAMES) {
    if (stored[name] === undefined) $(`#node-config-input-${name}`).val(DEFAULT_LIMITS[name]);
  }
}

/** To be called when everything else that changes the lines below the fields listens already. */
export function prepareProblems(): void {
  const fields = NAMES.map((name) => `#node-config-input-${name}`).join();
  $(fields).on('input change', show);
  show();
}

function show(): void {
  const values = Object.fromEntries(NAMES.map((name) => [name, fieldValue(name)]));
  const problems = problemsIn<string>(CHECKED, values, text);
  if (needsResource(values.tokenRes, { auth: values.auth, host: values.host })) {
    problems.set('tokenRes', text('error.tokenRes'));
  }
  for (const name of NAMES) showProblem(name, problems.get(name), 'node-config-input');
}

const { host, ...others } = PLATFORM_FIELDS;
const CHECKED = { host, ...Object.fromEntries(LIMIT_NAMES.map((name) => [name, others[name]])) };

/** Some have no fault of their own, but lines that are to be read out with them. */
const NAMES = [
  ...['host', 'tokenRes', 'auth', 'apiKey', 'accessKey', 'dialect', 'tls', 'proxy'],
  ...LIMIT_NAMES,
];
