/** Says below each field of the platform what is wrong with it. */

import type { Check } from '../../shared/editor';
import { showProblem } from '../../shared/editor/field-problem';
import { needsResource } from './access';
import { fieldValue } from './access-fields';
import { host, LIMITS } from './field-checks';
import { text } from './text';

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
