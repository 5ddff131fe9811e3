/**
 * What two independent packages say about LwM2M Objects.
 *
 * `@nordicsemiconductor/lwm2m-types` (the schema) follows the registry of today: names, JSON types, ranges and
 * units, but neither operations nor Resources that are executed; its Boolean is an integer from 0 to 1.
 * `lwm2m-id` (the dictionary) is older: it has operations and data types, and short keys instead of names.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SchemaResource {
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly items?: Partial<SchemaResource>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly unixTimestamp?: boolean;
}

export interface SchemaObject {
  readonly title: string;
  readonly multiple: boolean;
  readonly resources: ReadonlyMap<number, SchemaResource>;
}

export interface DictionaryResource {
  readonly key: string;
  readonly access: string;
  readonly type: string;
  readonly multi: boolean;
  /** The highest number, or the greatest length. */
  readonly range: number | null;
}

/** Every Object of the schema by its id. */
export const schema = readSchema();

/** Every Resource of the dictionary by `object/resource`. */
export const dictionary = readDictionary();

interface JsonSchema {
  readonly type: string;
  readonly title: string;
  readonly properties: Readonly<Record<string, SchemaResource>>;
  readonly items?: JsonSchema;
}

function readSchema(): ReadonlyMap<number, SchemaObject> {
  const { properties } = readPackage(
    '@nordicsemiconductor/lwm2m-types/LwM2MDocument.schema.json',
  ) as { properties: Readonly<Record<string, JsonSchema>> };
  return new Map(
    Object.entries(properties).map(([urn, object]) => {
      const { title, properties: resources } = object.items ?? object;
      const byId = Object.entries(resources).map(([id, resource]): [number, SchemaResource] => [
        Number(id),
        resource,
      ]);
      // A key is an id, or id, version and version of LwM2M: `6`, `3200:1.1`, `3:1.2@1.1`.
      return [
        Number.parseInt(urn, 10),
        { title, multiple: object.type === 'array', resources: new Map(byId) },
      ];
    }),
  );
}

type Numbers = Readonly<Record<string, number>>;

function readDictionary(): ReadonlyMap<string, DictionaryResource> {
  const { oid, uniqueRid, specificRid, specificResrcChar } = readPackage(
    'lwm2m-id/defs/defs.json',
  ) as {
    oid: Numbers;
    uniqueRid: Numbers;
    specificRid: Readonly<Record<string, Numbers>>;
    specificResrcChar: Readonly<
      Record<string, Readonly<Record<string, Omit<DictionaryResource, 'key'>>>>
    >;
  };
  const entries = Object.entries(specificResrcChar).flatMap(([objectKey, resources]) =>
    Object.entries(resources).map(([key, facts]): [string, DictionaryResource] => {
      const id = specificRid[objectKey]?.[key] ?? uniqueRid[key];
      return [`${String(oid[objectKey])}/${String(id)}`, { key, ...facts }];
    }),
  );
  return new Map(entries);
}

/** By path, since a package's exports may not list its data. */
function readPackage(file: string): unknown {
  return JSON.parse(readFileSync(join(__dirname, '../../../../node_modules', file), 'utf8'));
}
