/** What the OMA registry says about Objects and their Resources, and a table of them that can be searched. */

import type { ObjectId, ResourceId } from '..';

/** The registry's English name, and the Chinese name in use; the English one twice where there is no Chinese name. */
export interface Name {
  readonly en: string;
  readonly zh: string;
}

/** What a server may do with a Resource (OMA LwM2M Core 1.1, appendix D.1): Read, Write, both, or Execute. */
export type Operations = 'R' | 'W' | 'RW' | 'E';

/** The data types of the registry; an executable Resource has none. */
export type ResourceType =
  | 'String'
  | 'Integer'
  | 'Unsigned Integer'
  | 'Float'
  | 'Boolean'
  | 'Opaque'
  | 'Time'
  | 'Objlnk'
  | 'none';

/** The values allowed, both ends included; of a String or an Opaque: its length in bytes. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export interface ResourceDefinition {
  readonly id: ResourceId;
  readonly name: Name;
  readonly operations: Operations;
  readonly type: ResourceType;
  /** Whether it may have several Resource Instances. */
  readonly multiple: boolean;
  readonly range?: Range;
  /** The registry's spelling, such as `s`, `Wh`, or `/100` for per cent. */
  readonly unit?: string;
}

export interface ObjectDefinition {
  readonly id: ObjectId;
  readonly name: Name;
  /** Whether a device may have several Object Instances of it. */
  readonly multiple: boolean;
  /** The most important first. Empty for an Object of which only the name is known: it says nothing about its Resources. */
  readonly resources: readonly ResourceDefinition[];
}

export function isWritable(resource: ResourceDefinition): boolean {
  return resource.operations.includes('W');
}

export interface ObjectTable {
  /** All Objects in ascending order of their ids. */
  list(): readonly ObjectDefinition[];
  find(id: number): ObjectDefinition | undefined;
  /** The Objects that match what was typed, the best match first; all of them for an empty query. */
  search(query: string, language: string): readonly ObjectDefinition[];
  /** The same among the Resources of one Object; none for an Object that is not in the table. */
  searchResources(objectId: number, query: string, language: string): readonly ResourceDefinition[];
}

export function objectTable(definitions: readonly ObjectDefinition[]): ObjectTable {
  const objects = [...definitions].sort((a, b) => a.id - b.id);
  const byId = new Map<number, ObjectDefinition>(objects.map((object) => [object.id, object]));
  return {
    list: () => objects,
    find: (id) => byId.get(id),
    search: (query, language) => search(objects, query, language),
    searchResources: (objectId, query, language) =>
      search(byId.get(objectId)?.resources ?? [], query, language),
  };
}

interface Named {
  readonly id: number;
  readonly name: Name;
}

/**
 * The items that match a query, the best match first: the id itself, ids that begin with it, the name itself, names that begin
 * with it, names that contain it, and last, items that contain each of its words. Both names are searched, whatever the language:
 * `language` (a BCP 47 tag such as `zh-CN`) only puts matches of the reader's own name before those of the other. Equal
 * matches keep the order of `items`. Case and full-width characters do not matter.
 */
export function search<Item extends Named>(
  items: readonly Item[],
  query: string,
  language: string,
): readonly Item[] {
  const wanted = fold(query);
  if (wanted === '') return items;
  return items
    .map((item) => ({ item, rank: rankOf(item, wanted, language) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

const NO_MATCH = 8;

function rankOf(item: Named, wanted: string, language: string): number {
  const id = String(item.id);
  const [ownName, otherName] = namesIn(item.name, language);
  const own = fold(ownName);
  const other = fold(otherName);
  const has = (word: string) => id.startsWith(word) || own.includes(word) || other.includes(word);
  const matches = [
    id === wanted,
    id.startsWith(wanted),
    own === wanted || other === wanted,
    own.startsWith(wanted),
    other.startsWith(wanted),
    own.includes(wanted),
    other.includes(wanted),
    wanted.split(' ').every(has),
  ];
  const rank = matches.indexOf(true);
  return rank === -1 ? NO_MATCH : rank;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}

/** The parts of a suggestion, so that a list can set them apart, and the whole line. */
export interface Description {
  /** Number and names: `5851 Dimmer 调光`. */
  readonly label: string;
  /** `Integer, read/write, 0..100 %` */
  readonly details: string;
  /** `5851 Dimmer 调光, Integer, read/write, 0..100 %` */
  readonly text: string;
}

/** `language` is a BCP 47 tag; it decides which name comes first, and whether the details are in Chinese. */
export function describeResource(resource: ResourceDefinition, language: string): Description {
  const { type, operations, multiple } = resource;
  const chinese = isChinese(language);
  const details = [
    type === 'none' ? '' : chinese ? CHINESE_TYPES[type] : type,
    (chinese ? CHINESE_OPERATIONS : ENGLISH_OPERATIONS)[operations],
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

const ENGLISH_OPERATIONS: Readonly<Record<Operations, string>> = {
  R: 'readable',
  W: 'writable',
  RW: 'read/write',
  E: 'executable',
};

const CHINESE_OPERATIONS: Readonly<Record<Operations, string>> = {
  R: '可读',
  W: '可写',
  RW: '可读写',
  E: '可执行',
};

function labelOf(item: Named, language: string): string {
  return `${item.id} ${namesIn(item.name, language)[0]}`;
}

function describeValues({ type, range, unit }: ResourceDefinition, language: string): string {
  const symbol = unit === undefined ? '' : (SYMBOLS[unit] ?? unit);
  if (range === undefined) return symbol;
  const limits = `${range.min}..${range.max}`;
  if (type === 'String' || type === 'Opaque')
    return isChinese(language) ? `长度 ${limits}` : `length ${limits}`;
  return `${limits} ${symbol}`.trim();
}

/** Units whose spelling in the registry is not the common one. */
const SYMBOLS: Readonly<Record<string, string>> = { '/100': '%', deg: '°', lat: '°', lon: '°' };

function line(label: string, parts: readonly string[], language: string): Description {
  const comma = isChinese(language) ? '，' : ', ';
  const details = parts.filter((part) => part !== '').join(comma);
  return { label, details, text: details === '' ? label : label + comma + details };
}

/** Both names, the one in the reader's language first. `language` is a BCP 47 tag such as `zh-CN`. */
function namesIn(name: Name, language: string): readonly [own: string, other: string] {
  return isChinese(language) ? [name.zh, name.en] : [name.en, name.zh];
}

function isChinese(language: string): boolean {
  return /^zh\b/i.test(language);
}
