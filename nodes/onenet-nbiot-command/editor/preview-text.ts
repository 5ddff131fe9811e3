/** What a command node does with a message, in a sentence. */

import { duration } from '../../shared/editor/labels';
import type { Text } from '../../shared/editor/texts';
import { type Field, literal, literalNumber, sourceOf } from '../../shared/editor/typed-value';
import { type CommandValues, readIntervals } from './fields';

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

/** `GET /nbiot/offline/history/…?imei=…` */
export function commandWire({ operation, uuid, imei, page, perPage }: CommandValues): string {
  const device = `imei=${part(imei)}`;
  switch (operation) {
    case 'follow':
    case 'status':
      return `GET /nbiot/offline/history/${part(uuid)}?${device}`;
    case 'cancel':
      return `PUT /nbiot/offline/cancel/${part(uuid)}?${device}`;
    case 'cancel-all':
      return `PUT /nbiot/offline/cancel/all?${device}`;
    case 'list':
      return `GET /nbiot/offline/history?${device}${number('page', page)}${number('per_page', perPage)}`;
  }
}

const UNKNOWN = '…';

function part(field: Field): string {
  const text = literal(field) ?? '';
  return text === '' ? UNKNOWN : encodeURIComponent(text);
}

/** Nothing for a blank one: the platform chooses. */
function number(name: string, field: Field): string {
  return literal(field) === '' ? '' : `&${name}=${literalNumber(field) ?? UNKNOWN}`;
}
