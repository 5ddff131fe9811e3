/** The IMEI to test with: at first that of the node whose dialog lies behind this one. */

import { readField } from '../../shared/editor/open-dialog';
import { literal } from '../../shared/editor/field';

/** Nothing where there is no such dialog, or where a message or the environment brings its IMEI. */
export function imeiBehind(): string {
  // A dialog of another package may have a field of this name that is none of ours.
  const isOurs = $('#node-input-imei').next('.red-ui-typedInput-container').length > 0;
  return isOurs ? (literal(readField('imei')) ?? '') : '';
}
