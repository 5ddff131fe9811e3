/** The dialog of the command node, beside what follows from its table of fields. */

import type { DialogValues } from '../../shared/editor/dialog-values';
import { duration, textsOf, type Text } from '../../shared/editor/texts';
import { setTip } from '../../shared/editor/field-hints';
import { prepareOperationDialog } from '../../shared/editor/operation-dialog';
import { chosenDialect } from '../../shared/editor/platform-field';
import { fieldWords, optionalPart, wirePart } from '../../shared/editor/typed-fields';
import { COMMAND_FIELDS } from '../fields';

const TYPE = 'onenet-nbiot-command';

const text = textsOf(TYPE);

export type CommandValues = DialogValues<typeof COMMAND_FIELDS>;

/** @param node as the flow has it */
export function prepareDialog(node: object): void {
  prepareOperationDialog(node, {
    ...{ type: TYPE, table: COMMAND_FIELDS, text },
    showHints: ({ operation }) => {
      setTip(`#${TYPE}-hint-operation`, text(`tip.operation.${operation}`));
    },
    preview: (values) => ({
      words: commandWords(values, text('language'), text),
      requests: [commandWire(values)],
      // The settings file may know the action by another name, which a dialog does not see.
      note: chosenDialect() === 'studio' ? text('preview.assumed') : '',
    }),
  });
}

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
  const device = `imei=${wirePart(imei)}`;
  switch (operation) {
    case 'follow':
    case 'status':
      return `GET /nbiot/offline/history/${wirePart(uuid)}?${device}`;
    case 'cancel':
      return `PUT /nbiot/offline/cancel/${wirePart(uuid)}?${device}`;
    case 'cancel-all':
      return `PUT /nbiot/offline/cancel/all?${device}`;
    case 'list':
      return `GET /nbiot/offline/history?${device}${optionalPart('page', page)}${optionalPart('per_page', perPage)}`;
  }
}

/** The waits of a follow in seconds, as the runtime reads them. */
export function readIntervals({ minInterval, maxInterval }: CommandValues): {
  first: number;
  longest: number;
} {
  const first = secondsOr(minInterval, COMMAND_FIELDS.minInterval.value);
  const longest = secondsOr(maxInterval, COMMAND_FIELDS.maxInterval.value);
  return { first, longest: Math.max(first, longest) };
}

function secondsOr(text: string, usual: number): number {
  const seconds = Number(text);
  return text.trim() !== '' && seconds > 0 && Number.isFinite(seconds) ? seconds : usual;
}
