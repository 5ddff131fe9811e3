/** The IMEI to test with: at first that of the node whose dialog lies behind this one. */

import { literal } from '../../shared/editor/field';

type TypedInput = Omit<JQuery, 'typedInput'> & {
  typedInput(question: 'instance'): object | undefined;
  typedInput(property: 'type' | 'value'): string;
};

let latest: TypedInput | undefined;

/**
 * Remembers the field of each dialog that opens. The editor takes a dialog out of the page while another one lies
 * over it, so that it could not be found any more.
 */
export function watchImei(): void {
  $('body').on('change', '#node-input-imei', ({ target }) => {
    // The published types know only how a typed input is made.
    latest = $(target as HTMLElement) as unknown as TypedInput;
  });
}

/** Nothing where there is no such dialog, or where a message or the environment brings its IMEI. */
export function imeiBehind(): string {
  // In a dialog that was closed the field is no typed input any more.
  if (latest?.typedInput('instance') === undefined) return '';
  const field = { value: latest.typedInput('value'), type: latest.typedInput('type') };
  return literal(field) ?? '';
}
