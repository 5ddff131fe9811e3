/** What a command node does with a message, in a sentence. */

import { duration } from '../../shared/editor/duration';
import { literal, sourceOf, type Field } from '../../shared/editor/field';
import type { Text } from '../../shared/editor/diagnosis';
import { readIntervals, type CommandValues } from './command-values';

/**
 * @param language a BCP 47 tag
 * @param text looks up a key of the node's catalogue
 */
export function commandWords(values: CommandValues, language: string, text: Text): string {
  const { operation, uuid, imei } = values;
  const { first, longest } = readIntervals(values);
  return text(`preview.${operation}`, {
    command: name('command', uuid, text),
    device: name('device', imei, text),
    first: duration(first, language),
    often: often(longest, language, text),
  });
}

/** `once a minute`, `once every 5 minutes` */
function often(seconds: number, language: string, text: Text): string {
  const unit = UNITS[seconds];
  return unit === undefined
    ? text('preview.once.other', { period: duration(seconds, language) })
    : text(`preview.once.${unit}`);
}

/** Those of which one needs no number, by their seconds. */
const UNITS: Readonly<Partial<Record<number, string>>> = {
  1: 'second',
  60: 'minute',
  3600: 'hour',
  86400: 'day',
};

/** A command or a device by its number, by where that comes from, or as the one that is still to be named. */
function name(kind: 'command' | 'device', field: Field, text: Text): string {
  const fixed = literal(field);
  if (fixed === undefined) return text(`preview.${kind}.source`, { source: sourceOf(field) });
  return fixed === ''
    ? text(`preview.${kind}.blank`)
    : text(`preview.${kind}.fixed`, { id: fixed });
}
