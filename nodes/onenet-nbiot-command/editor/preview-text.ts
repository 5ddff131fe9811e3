/** What a command node does with a message, in a sentence. */

import { duration } from '../../shared/editor/labels';
import type { Text } from '../../shared/editor/texts';
import { fieldWords, targetPart, UNKNOWN } from '../../shared/editor/field-words';
import { type Field, literal, literalNumber } from '../../shared/editor/typed-value';
import { type CommandValues, readIntervals } from './fields';

/**
 * @param language a BCP 47 tag
 * @param text looks up a key of the node's catalogue
 */
export function commandWords(values: CommandValues, language: string, text: Text): string {
  const { operation, uuid, imei } = values;
  const { first, longest } = readIntervals(values);
  return text(`preview.${operation}`, {
    command: fieldWords(uuid, (form, values) => text(`preview.command.${form}`, values)),
    device: fieldWords(imei, (form, values) => text(`preview.device.${form}`, values)),
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

/** `GET /nbiot/offline/history/…?imei=…` */
export function commandWire({ operation, uuid, imei, page, perPage }: CommandValues): string {
  const device = `imei=${targetPart(imei)}`;
  switch (operation) {
    case 'follow':
    case 'status':
      return `GET /nbiot/offline/history/${targetPart(uuid)}?${device}`;
    case 'cancel':
      return `PUT /nbiot/offline/cancel/${targetPart(uuid)}?${device}`;
    case 'cancel-all':
      return `PUT /nbiot/offline/cancel/all?${device}`;
    case 'list':
      return `GET /nbiot/offline/history?${device}${number('page', page)}${number('per_page', perPage)}`;
  }
}

/** Nothing for a blank one: the platform chooses. */
function number(name: string, field: Field): string {
  return literal(field) === '' ? '' : `&${name}=${literalNumber(field) ?? UNKNOWN}`;
}
