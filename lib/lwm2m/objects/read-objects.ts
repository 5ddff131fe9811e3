/** The way back from the compact form to a table that can be searched. */

import { isObjectId, isResourceId } from '../identifiers';
import type {
  ObjectDefinition,
  Operations,
  Range,
  ResourceDefinition,
  ResourceType,
} from './definition';
import { objectTable, type ObjectTable } from './object-table';

/**
 * Reads what `objectsAsJson` gives, for instance after it was fetched as a file.
 *
 * @throws TypeError if it is anything else, naming the first row that does not fit.
 */
export function readObjects(json: unknown): ObjectTable {
  if (!isRecord(json)) throw new TypeError('A table of LwM2M objects is an object.');
  const shared = asList(json.reusable).map(readResource);
  const reusable = new Map<number, ResourceDefinition>(shared.map((item) => [item.id, item]));
  return objectTable(asList(json.objects).map((row) => readObject(row, reusable)));
}

function readObject(
  row: unknown,
  reusable: ReadonlyMap<number, ResourceDefinition>,
): ObjectDefinition {
  const [id, en, zh, instances, resources] = asList(row);
  const multiple = instances === 'multiple';
  if (!isObjectId(id) || !isText(en) || !isText(zh) || !(multiple || instances === 'single'))
    throw misfit(row);
  return {
    id,
    name: { en, zh },
    multiple,
    resources: asList(resources).map((resource) => {
      if (typeof resource !== 'number') return readResource(resource);
      const shared = reusable.get(resource);
      if (shared === undefined) throw misfit(row);
      return shared;
    }),
  };
}

function readResource(row: unknown): ResourceDefinition {
  const [id, en, zh, operations, typeText, range, unit] = asList(row);
  if (!isResourceId(id) || !isText(en) || !isText(zh) || !isOperations(operations))
    throw misfit(row);
  if (!isText(typeText)) throw misfit(row);
  const type = typeText.replace(/\[\]$/, '');
  if (!isType(type)) throw misfit(row);
  return {
    id,
    name: { en, zh },
    operations,
    type,
    multiple: type !== typeText,
    ...readRange(range, row),
    ...readUnit(unit, row),
  };
}

function readRange(range: unknown, row: unknown): { range?: Range } {
  if (range === undefined || range === '') return {};
  if (!isText(range)) throw misfit(row);
  const [, min, max] = /^(-?\d+)\.\.(-?\d+)$/.exec(range) ?? [];
  if (min === undefined || max === undefined) throw misfit(row);
  return { range: { min: Number(min), max: Number(max) } };
}

function readUnit(unit: unknown, row: unknown): { unit?: string } {
  if (unit === undefined) return {};
  if (!isText(unit)) throw misfit(row);
  return { unit };
}

const operationsList: readonly Operations[] = ['R', 'W', 'RW', 'E'];
const typeList: readonly ResourceType[] = [
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
  return operationsList.some((operations) => operations === value);
}

function isType(value: string): value is ResourceType {
  return typeList.some((type) => type === value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function asList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw misfit(value);
  return value;
}

function misfit(row: unknown): TypeError {
  return new TypeError(`Not a row of a table of LwM2M objects: ${JSON.stringify(row)}`);
}
