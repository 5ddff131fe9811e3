/**
 * The Objects of the OMA registry, from `objects.json`, which the build makes (`scripts/build/objects.mjs`), and the compact
 * form in which they stand there and are sent to a browser.
 */

import { isObjectId, isResourceId } from '..';
import {
  objectTable,
  type ObjectDefinition,
  type ObjectTable,
  type Operations,
  type Range,
  type ResourceDefinition,
  type ResourceType,
} from './object-table';
import json from './objects.json';

let table: ObjectTable | undefined;

/** All Objects; read when first asked for. */
export function standardObjects(): ObjectTable {
  table ??= readObjects(json);
  return table;
}

/** `undefined` for an Object that the registry does not have. */
export function findObject(id: number): ObjectDefinition | undefined {
  return standardObjects().find(id);
}

/** The data type of a Resource; `undefined` where the registry does not have it. */
export function resourceTypeOf(objectId: number, resourceId: number): ResourceType | undefined {
  return findObject(objectId)?.resources.find(({ id }) => id === resourceId)?.type;
}

/** A type, followed by `[]` if there may be several Resource Instances. */
type TypeText = ResourceType | `${ResourceType}[]`;

/** One Resource. The range is written as in the registry (`0..100`), and empty if there is only a unit. */
export type ResourceRow = readonly [
  id: number,
  en: string,
  /** Empty if there is no Chinese name. */
  zh: string,
  operations: Operations,
  type: TypeText,
  range?: string,
  unit?: string,
];

/** One Object. */
export type ObjectRow = readonly [
  id: number,
  en: string,
  /** Empty if there is no Chinese name. */
  zh: string,
  /** 1 if a device may have several Object Instances of it. */
  multiple: 0 | 1,
  /** A bare number is the id of a reusable Resource; a row is a Resource of this Object alone. Absent: only the name is known. */
  resources?: readonly (number | ResourceRow)[],
];

export interface ObjectsJson {
  /** Resources that several Objects have, each once. */
  readonly reusable: readonly ResourceRow[];
  readonly objects: readonly ObjectRow[];
}

/**
 * Reads a table that was stored as {@link ObjectsJson}, for instance after it was fetched as a file.
 *
 * @throws TypeError if it is anything else, naming the first row that is wrong.
 */
export function readObjects(json: unknown): ObjectTable {
  if (!isRecord(json)) throw new TypeError('A table of LwM2M objects is an object.');
  const rows = asList(json.reusable).map(readResource);
  const reusable = new Map<number, ResourceDefinition>(rows.map((item) => [item.id, item]));
  return objectTable(asList(json.objects).map((row) => readObject(row, reusable)));
}

function readObject(
  row: unknown,
  reusable: ReadonlyMap<number, ResourceDefinition>,
): ObjectDefinition {
  const [id, en, zh, multiple, resources = []] = asList(row);
  if (!isObjectId(id) || !isName(en) || typeof zh !== 'string') throw invalidRow(row);
  if (multiple !== 0 && multiple !== 1) throw invalidRow(row);
  return {
    id,
    name: { en, zh: zh === '' ? en : zh },
    multiple: multiple === 1,
    resources: asList(resources).map((resource) => {
      if (typeof resource !== 'number') return readResource(resource);
      const found = reusable.get(resource);
      if (found === undefined) throw invalidRow(row);
      return found;
    }),
  };
}

function readResource(row: unknown): ResourceDefinition {
  const [id, en, zh, operations, typeText, range, unit] = asList(row);
  if (!isResourceId(id) || !isName(en) || typeof zh !== 'string') throw invalidRow(row);
  if (!isOperations(operations) || !isName(typeText)) throw invalidRow(row);
  const type = typeText.replace(/\[\]$/, '');
  if (!isType(type)) throw invalidRow(row);
  return {
    id,
    name: { en, zh: zh === '' ? en : zh },
    operations,
    type,
    multiple: type !== typeText,
    ...readRange(range, row),
    ...readUnit(unit, row),
  };
}

function readRange(range: unknown, row: unknown): { range?: Range } {
  if (range === undefined || range === '') return {};
  if (typeof range !== 'string') throw invalidRow(row);
  const [, min, max] = /^(-?\d+)\.\.(-?\d+)$/.exec(range) ?? [];
  if (min === undefined || max === undefined) throw invalidRow(row);
  return { range: { min: Number(min), max: Number(max) } };
}

function readUnit(unit: unknown, row: unknown): { unit?: string } {
  if (unit === undefined) return {};
  if (!isName(unit)) throw invalidRow(row);
  return { unit };
}

const OPERATIONS: readonly Operations[] = ['R', 'W', 'RW', 'E'];
const TYPES: readonly ResourceType[] = [
  'String',
  'Integer',
  'Unsigned Integer',
  'Float',
  'Boolean',
  'Opaque',
  'Time',
  'Objlnk',
  'none',
];

function isOperations(value: unknown): value is Operations {
  return OPERATIONS.some((operations) => operations === value);
}

function isType(value: string): value is ResourceType {
  return TYPES.some((type) => type === value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function asList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw invalidRow(value);
  return value;
}

function invalidRow(row: unknown): TypeError {
  return new TypeError(`Not a row of a table of LwM2M objects: ${JSON.stringify(row)}`);
}
