/** Objects and Resources in a line of words, for lists of suggestions. */

import type { ObjectDefinition, ResourceDefinition } from './definition';
import { isChinese, namesIn } from './language';

/** The parts of a line, so that a list can set them apart, and the whole line. */
export interface Description {
  /** Number and names: `5851 Dimmer 调光`. */
  readonly label: string;
  /** `['Integer', 'RW', '0..100 %']` */
  readonly details: readonly string[];
  /** `5851 Dimmer 调光, Integer, RW, 0..100 %` */
  readonly text: string;
}

/** `language` is a BCP 47 tag; it decides which name comes first. Data types keep the standard's words. */
export function describeResource(resource: ResourceDefinition, language: string): Description {
  const { type, operations, multiple } = resource;
  const several = isChinese(language) ? '多实例' : 'multiple';
  const details = [
    type === 'none' ? '' : type,
    operations,
    multiple ? several : '',
    describeValues(resource, language),
  ];
  return line(labelOf(resource, language), details);
}

export function describeObject(object: ObjectDefinition, language: string): Description {
  return line(labelOf(object, language), []);
}

function labelOf(item: ObjectDefinition | ResourceDefinition, language: string): string {
  const [own, other] = namesIn(item.name, language);
  return own === other ? `${item.id} ${own}` : `${item.id} ${own} ${other}`;
}

function describeValues({ type, range, unit }: ResourceDefinition, language: string): string {
  const symbol = unit === undefined ? '' : (symbols[unit] ?? unit);
  if (range === undefined) return symbol;
  const limits = `${range.min}..${range.max}`;
  if (type === 'String' || type === 'Opaque')
    return isChinese(language) ? `长度 ${limits}` : `length ${limits}`;
  return `${limits} ${symbol}`.trim();
}

/** Units that the registry spells in a way which only its readers know. */
const symbols: Readonly<Record<string, string>> = { '/100': '%', deg: '°', lat: '°', lon: '°' };

function line(label: string, details: readonly string[]): Description {
  const known = details.filter((detail) => detail !== '');
  return { label, details: known, text: [label, ...known].join(', ') };
}
