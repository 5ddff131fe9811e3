import type { ObjectTable } from '../../../lib/lwm2m/objects';
import { asText } from './validators';

/** The properties of a node that say what of a device it is about. */
export interface Target {
  readonly objId: unknown;
  readonly objIdType: unknown;
  readonly objInstId: unknown;
  readonly objInstIdType: unknown;
  readonly resId: unknown;
  readonly resIdType: unknown;
}

/**
 * What a node is about, for its label: `3311/0/5850`, or `3311/0` where no Resource is named. What only a message will
 * tell shows as `…`; `undefined` if not even the Object is fixed.
 *
 * @param blankInstance what a blank Instance stands for; empty if that is all of them
 */
export function targetOf(node: Target, blankInstance: '0' | ''): string | undefined {
  const object = literal(node.objId, node.objIdType);
  if (object === '' || object === undefined) return undefined;
  const named = literal(node.objInstId, node.objInstIdType) ?? '…';
  const instance = named === '' ? blankInstance : named;
  if (instance === '') return object;
  const path = `${object}/${instance}`;
  const resource = literal(node.resId, node.resIdType) ?? '…';
  return resource === '' ? path : `${path}/${resource}`;
}

/**
 * What a node writes by the name of the registry: that of the Resource, or of the Object where the Resource is open.
 *
 * @param language a BCP 47 tag
 */
export function writeName(node: Target, table: ObjectTable, language: string): string | undefined {
  const number = literal(node.objId, node.objIdType) ?? '';
  const object = number === '' ? undefined : table.find(Number(number));
  const id = literal(node.resId, node.resIdType) ?? '';
  const item =
    id === '' ? object : object?.resources.find((resource) => resource.id === Number(id));
  return language.startsWith('zh') ? item?.name.zh : item?.name.en;
}

function literal(value: unknown, type: unknown): string | undefined {
  return type === 'num' ? asText(value) : undefined;
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * The two largest units that count; what is below them is left out, but for tenths of less than a minute.
 *
 * @param language a BCP 47 tag
 */
export function duration(seconds: number, language: string): string {
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
