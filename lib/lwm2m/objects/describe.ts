/** Objects and Resources in a line of words, for lists of suggestions. */

import type { ObjectDefinition, Operations, ResourceDefinition, ResourceType } from './definition';
import { isChinese, namesIn } from './language';

/** The parts of a line, so that a list can set them apart, and the whole line. */
export interface Description {
  /** Number and names: `5851 Dimmer 调光`. */
  readonly label: string;
  /** `Integer, RW, 0..100 %` */
  readonly details: string;
  /** `5851 Dimmer 调光, Integer, RW, 0..100 %` */
  readonly text: string;
}

/** `language` is a BCP 47 tag; it decides which name comes first, and whether the details are in Chinese. */
export function describeResource(resource: ResourceDefinition, language: string): Description {
  const { type, operations, multiple } = resource;
  const chinese = isChinese(language);
  const details = [
    type === 'none' ? '' : chinese ? CHINESE_TYPES[type] : type,
    chinese ? CHINESE_OPERATIONS[operations] : operations,
    multiple ? (chinese ? '多实例' : 'multiple') : '',
    describeValues(resource, language),
  ];
  return line(labelOf(resource, language), details, language);
}

export function describeObject(object: ObjectDefinition, language: string): Description {
  return line(labelOf(object, language), [], language);
}

/** Opaque and Time keep the standard's words, by which the dialog's value type calls them. */
const CHINESE_TYPES: Readonly<Record<Exclude<ResourceType, 'none'>, string>> = {
  String: '字符串',
  Integer: '整数',
  'Unsigned Integer': '无符号整数',
  Float: '浮点数',
  Boolean: '布尔',
  Opaque: '字节（Opaque）',
  Time: '时间（Time）',
  Objlnk: '对象链接',
};

const CHINESE_OPERATIONS: Readonly<Record<Operations, string>> = {
  R: '可读',
  W: '可写',
  RW: '可读写',
  E: '可执行',
};

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

function line(label: string, parts: readonly string[], language: string): Description {
  const comma = isChinese(language) ? '，' : ', ';
  const details = parts.filter((part) => part !== '').join(comma);
  return { label, details, text: details === '' ? label : label + comma + details };
}
