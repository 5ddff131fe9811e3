/** The Objects of the simulated devices against two independent copies of the OMA registry. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  OBJECT_MODELS,
  RAW_DATA,
  type ObjectModel,
  type ResourceModel,
  type ResourceType,
} from '../../../../lib/simulator';

interface Schema {
  readonly title: string;
  readonly type: string;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly unixTimestamp?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Characteristics {
  readonly access: string;
  readonly multi: boolean;
  readonly type: string;
  readonly range: number | null;
}

const load = (path: string): unknown =>
  JSON.parse(readFileSync(join('node_modules', path), 'utf8'));

const SCHEMAS = (load('@nordicsemiconductor/lwm2m-types/LwM2MDocument.schema.json') as Schema)
  .properties;

const DEFINITIONS = load('lwm2m-id/defs/defs.json') as {
  readonly oid: Readonly<Record<string, number>>;
  readonly uniqueRid: Readonly<Record<string, number>>;
  readonly specificRid: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly specificResrcChar: Readonly<Record<string, Readonly<Record<string, Characteristics>>>>;
};

describe('simulator: Objects and the registry', () => {
  for (const model of OBJECT_MODELS) {
    if (model === RAW_DATA) continue;
    describe(`${model.id} ${model.name}`, () => {
      const schema = schemaOf(model);

      it('has the registry’s name', () => {
        assert.equal(schema.title, model.name);
      });

      it('has every Resource that is mandatory there', () => {
        const values = model.resources.filter(({ operations }) => operations !== 'E');
        const mandatory = values
          .filter((resource) => resource.mandatory)
          .map(({ id }) => String(id));
        assert.deepEqual(mandatory.sort(), [...(schema.required ?? [])].sort());
      });

      for (const resource of model.resources) {
        it(`/${resource.id} ${resource.name}, ${resource.operations}, ${resource.type ?? 'no value'}`, () => {
          const characteristics = characteristicsOf(model, resource);
          checkCharacteristics(resource, characteristics);
          // The schemas describe values, and so leave out what is only executed.
          if (resource.operations === 'E') return;
          const known = schema.properties?.[resource.id];
          assert.equal(known?.title, resource.name);
          checkSchema(resource, known, characteristics?.range ?? undefined);
        });
      }
    });
  }

  it('an Object of our own is none of the registry’s', () => {
    assert.ok(RAW_DATA.id >= 32769 && RAW_DATA.id <= 42768);
    assert.throws(() => schemaOf(RAW_DATA), /not in the registry/);
  });

  it('no Resource is listed twice, and each first value is of its type', () => {
    for (const { resources } of OBJECT_MODELS) {
      assert.equal(new Set(resources.map(({ id }) => id)).size, resources.length);
      for (const { type, initial } of resources) {
        const value: unknown = Array.isArray(initial) ? initial[0] : initial;
        if (value !== undefined) assert.ok(fits(value, type), `${type}: ${JSON.stringify(value)}`);
      }
    }
  });
});

function schemaOf(model: ObjectModel): Schema {
  const [, schema] =
    Object.entries(SCHEMAS ?? {}).find(([key]) => key.split(/[:@]/)[0] === String(model.id)) ?? [];
  assert.ok(schema, `${model.id} is not in the registry`);
  return schema.items ?? schema;
}

/** @param otherMax the range in the older copy, which has only one end: for those that the schemas leave out */
function checkSchema(
  { type, range, initial }: ResourceModel,
  known: Schema,
  otherMax: number | undefined,
): void {
  assert.equal(known.type === 'array', Array.isArray(initial), 'multiple');
  const value = known.items ?? known;
  switch (type) {
    case 'Boolean':
      assert.deepEqual([value.type, value.minimum, value.maximum], ['integer', 0, 1]);
      return;
    case 'Time':
      assert.deepEqual([value.type, value.unixTimestamp], ['integer', true]);
      return;
    case 'String':
      assert.equal(value.type, 'string');
      return;
    case 'Integer':
    case 'Float':
      assert.equal(value.type, type === 'Integer' ? 'integer' : 'number');
      assert.equal(value.unixTimestamp, undefined);
      // The only multiple Resource here cannot be written, so its range plays no part.
      if (known.type === 'array') return;
      if (range !== undefined && value.maximum === undefined) {
        assert.deepEqual(range, [0, otherMax]);
      } else {
        assert.deepEqual([value.minimum, value.maximum], range ?? [undefined, undefined]);
      }
      return;
    case 'Opaque':
    case undefined:
      assert.fail(`no schema for ${String(type)}`);
  }
}

/** The older of the two copies does not know every Resource of today. */
function characteristicsOf(model: ObjectModel, { id }: ResourceModel): Characteristics | undefined {
  const object = Object.entries(DEFINITIONS.oid).find(([, objectId]) => objectId === model.id)?.[0];
  assert.ok(object);
  const names = { ...DEFINITIONS.uniqueRid, ...DEFINITIONS.specificRid[object] };
  const all = Object.entries(DEFINITIONS.specificResrcChar[object] ?? {});
  return all.find(([name]) => names[name] === id)?.[1];
}

function checkCharacteristics(resource: ResourceModel, known: Characteristics | undefined): void {
  if (known === undefined) return;
  assert.equal(known.access, resource.operations);
  if (resource.type === undefined) return;
  assert.equal(known.multi, Array.isArray(resource.initial));
  assert.equal(known.type, resource.type.toLowerCase());
}

function fits(value: unknown, type: ResourceType | undefined): boolean {
  switch (type) {
    case 'Boolean':
      return typeof value === 'boolean';
    case 'Integer':
      return Number.isInteger(value);
    case 'Float':
      return Number.isFinite(value);
    case 'String':
      return typeof value === 'string';
    case 'Opaque':
    case 'Time':
      return (value as { kind?: string }).kind === type.toLowerCase();
    case undefined:
      return false;
  }
}
