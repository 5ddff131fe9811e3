/** Texts of the catalogues, and times in words, in the language of the person who looks at the editor. */

/** Looks up a key of a catalogue. */
export type Text = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const PACKAGE = '@onenet-nbiot/node-red-onenet-nbiot';

/** The texts of a node's own catalogue. @param type node type, which is also the name of its catalogue */
export function textsOf(type: string): Text {
  return (key, values) => RED._(`${PACKAGE}/${type}:${type}.${key}`, values);
}

/** From the catalogue of the config node, which has what the dialogs of all nodes share. */
export const sharedText = textsOf('onenet-nbiot-config');

/**
 * How long a time is, in the two largest units that count; what is below them is left out, but for tenths of less than a
 * minute.
 *
 * @param language a BCP 47 tag
 */
export function secondsInWords(seconds: number, language: string): string {
  const parts: string[] = [];
  let rest = seconds < 60 ? Math.round(seconds * 10) / 10 : Math.floor(seconds);
  for (const [unit, size] of UNITS) {
    const count = unit === 'second' ? rest : Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(say(count, unit, language));
    if (parts.length === 2 || (parts.length === 1 && count === 0)) break;
  }
  return parts.length === 0 ? say(0, 'second', language) : parts.join(' ');
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

function say(count: number, unit: string, language: string): string {
  // The long names of Chinese are long for a reader, too; between digits and names there is always a space here.
  const unitDisplay = language.startsWith('zh') ? 'short' : 'long';
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay,
    useGrouping: false,
  });
  const parts = format.formatToParts(count);
  const joined = (types: readonly string[]): string =>
    parts
      .filter(({ type }) => types.includes(type))
      .map(({ value }) => value)
      .join('');
  return `${joined(['integer', 'decimal', 'fraction'])} ${joined(['unit'])}`;
}
