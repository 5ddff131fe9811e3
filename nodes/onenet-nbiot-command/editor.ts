/** The command node in the editor: its properties and label, and of its dialog what does not follow from its table of fields. */

import { choiceOf, type DialogValues, type StoredProperties } from '../shared/editor/dialog-values';
import { definitionsOf } from '../shared/editor/field-definitions';
import { setTip } from '../shared/editor/field-hints';
import { inOneLine, labelStyle, refineInPalette } from '../shared/editor/labels';
import { prepareOperationDialog } from '../shared/editor/operation-dialog';
import { chosenDialect } from '../shared/editor/platform-field';
import { secondsInWords, textsOf } from '../shared/editor/texts';
import { fieldWords, optionalPart, wirePart } from '../shared/editor/typed-fields';
import { COMMAND_FIELDS } from './fields';

const TYPE = 'onenet-nbiot-command';

const text = textsOf(TYPE);

type CommandProperties = StoredProperties<typeof COMMAND_FIELDS>;

export type CommandValues = DialogValues<typeof COMMAND_FIELDS>;

RED.nodes.registerType<CommandProperties>('onenet-nbiot-command', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-command.svg',
  defaults: definitionsOf(COMMAND_FIELDS, text),
  inputs: 1,
  outputs: 2,
  paletteLabel: inOneLine(text('paletteLabel')),
  inputLabels: text('inputLabel'),
  outputLabels(index) {
    const operation = choiceOf(COMMAND_FIELDS.operation, this.operation);
    return text(index === 0 ? `outputLabel.${operation}` : failedLabel(operation));
  },
  label() {
    if (this.name) return this.name;
    return text(`defaultLabel.${choiceOf(COMMAND_FIELDS.operation, this.operation)}`);
  },
  labelStyle,
  oneditprepare() {
    prepareOperationDialog(this, {
      type: TYPE,
      table: COMMAND_FIELDS,
      text,
      showHints: ({ operation }) => {
        setTip(`#${TYPE}-hint-operation`, text(`tip.operation.${operation}`));
      },
      preview: (values) => ({
        words: commandWords(values),
        requests: [commandWire(values)],
        // The settings file may know the action by another name, which a dialog does not see.
        note: chosenDialect() === 'studio' ? text('preview.assumed') : '',
      }),
    });
  },
});
refineInPalette(TYPE, text('paletteLabel'));

/** Following and asking find out how a command ended; the others fail by themselves. */
function failedLabel(operation: string): string {
  return operation === 'follow' || operation === 'status'
    ? 'outputLabel.ended'
    : 'outputLabel.failed';
}

export function commandWords(values: CommandValues): string {
  const { operation, uuid, imei } = values;
  const { first, longest } = readIntervals(values);
  return text(`preview.${operation}`, {
    command: fieldWords(uuid, (form, named) => text(`preview.command.${form}`, named)),
    device: fieldWords(imei, (form, named) => text(`preview.device.${form}`, named)),
    first: secondsInWords(first, text('language')),
    often: often(longest),
  });
}

/** `once a minute`, `once every 5 minutes` */
function often(seconds: number): string {
  const unit = UNITS[seconds];
  return unit === undefined
    ? text('preview.once.other', { period: secondsInWords(seconds, text('language')) })
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
function readIntervals({ minInterval, maxInterval }: CommandValues): {
  first: number;
  longest: number;
} {
  const first = secondsOr(minInterval, COMMAND_FIELDS.minInterval.value);
  const longest = secondsOr(maxInterval, COMMAND_FIELDS.maxInterval.value);
  return { first, longest: Math.max(first, longest) };
}

function secondsOr(typed: string, usual: number): number {
  const seconds = Number(typed);
  return typed.trim() !== '' && seconds > 0 && Number.isFinite(seconds) ? seconds : usual;
}
