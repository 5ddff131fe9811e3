/** Compares one Object of our table with the two packages, and says in words where they differ. */

import type {
  ObjectDefinition,
  ResourceDefinition,
  ResourceType,
} from '../../../../lib/lwm2m/objects';
import { dictionary, schema, type DictionaryResource, type SchemaResource } from './reference';

/** An objection begins with a path, `any/…` for a reusable Resource: `5/1 operations RW, dictionary W`. */
export function objectionsTo(object: ObjectDefinition): readonly string[] {
  const known = schema.get(object.id);
  if (known === undefined) return [`${object.id} is in no package`];
  return [
    ...differ(`${object.id} name`, object.name.en, known.title, 'schema'),
    ...differ(`${object.id} multiple`, object.multiple, known.multiple, 'schema'),
    ...object.resources.flatMap((resource) => objectionsToResource(object.id, resource)),
  ];
}

function objectionsToResource(objectId: number, resource: ResourceDefinition): readonly string[] {
  const path = `${objectId}/${resource.id}`;
  const isReusable = resource.id >= FIRST_REUSABLE;
  const today = schema.get(objectId)?.resources.get(resource.id);
  const older = dictionary.get(path);
  // The schema leaves out what is executed, so that only the dictionary can vouch for it.
  if (today === undefined && older === undefined) return [`${path} is in no package`];
  const anywhere = older ?? (isReusable ? reusable.get(resource.id) : undefined);
  const shared = isReusable ? `any/${resource.id}` : path;
  return [
    ...(today === undefined ? [] : objectionsOfSchema(path, resource, today)),
    ...(anywhere === undefined
      ? unvouched(shared, resource)
      : objectionsOfDictionary(shared, resource, anywhere)),
    ...(today === undefined && older !== undefined
      ? differ(`${path} name`, resource.name.en, names[older.key], 'dictionary')
      : []),
  ];
}

function objectionsOfSchema(
  path: string,
  resource: ResourceDefinition,
  today: SchemaResource,
): readonly string[] {
  const { minimum, maximum, minLength, maxLength, type, pattern, unixTimestamp } = {
    ...today,
    ...today.items,
  };
  const json = [type, unixTimestamp ? 'time' : '', pattern === '^dd:dd$' ? 'link' : '']
    .filter((word) => word !== '')
    .join(' ');
  const min = minimum ?? minLength;
  const max = maximum ?? maxLength;
  const range = min === undefined || max === undefined ? undefined : `${min}..${max}`;
  const unit = /Units: (\S+)\.$/.exec(today.description)?.[1];
  return [
    ...differ(`${path} name`, resource.name.en, today.title, 'schema'),
    ...differ(`${path} JSON type`, jsonTypes[resource.type], json, 'schema'),
    ...differ(`${path} multiple`, resource.multiple, today.type === 'array', 'schema'),
    ...differ(`${path} unit`, resource.unit, unit, 'schema'),
    // The schema gives a Float no range: the dictionary has to vouch for that.
    ...(resource.type === 'Float'
      ? []
      : differ(`${path} range`, rangeOf(resource), range, 'schema')),
  ];
}

function objectionsOfDictionary(
  path: string,
  resource: ResourceDefinition,
  older: DictionaryResource,
): readonly string[] {
  const { type, operations, range } = resource;
  const isExecuted = operations === 'E';
  return [
    ...differ(`${path} operations`, operations, older.access, 'dictionary'),
    // What is executed has no type, for which the dictionary has two words.
    ...(isExecuted ? [] : differ(`${path} type`, dictionaryTypes[type], older.type, 'dictionary')),
    ...(isExecuted ? differ(`${path} multiple`, resource.multiple, older.multi, 'dictionary') : []),
    ...(type === 'Float' && range !== undefined
      ? differ(`${path} range`, rangeOf(resource), `0..${String(older.range)}`, 'dictionary')
      : []),
  ];
}

function unvouched(path: string, resource: ResourceDefinition): readonly string[] {
  const range = resource.type === 'Float' ? rangeOf(resource) : undefined;
  return [
    `${path} operations ${resource.operations}, in no package`,
    ...(range === undefined ? [] : [`${path} range ${range}, in no package`]),
  ];
}

function differ<Value extends string | boolean>(
  what: string,
  ours: Value | undefined,
  theirs: Value | undefined,
  source: string,
): readonly string[] {
  return ours === theirs ? [] : [`${what} ${String(ours)}, ${source} ${String(theirs)}`];
}

function rangeOf({ range, type }: ResourceDefinition): string | undefined {
  if (type === 'Boolean') return '0..1';
  return range && `${range.min}..${range.max}`;
}

const FIRST_REUSABLE = 4000;

/** The dictionary's word on a reusable Resource, from whichever Object has it. */
const reusable: ReadonlyMap<number, DictionaryResource> = new Map(
  [...dictionary].map(([path, facts]) => [Number(path.split('/')[1]), facts]),
);

const jsonTypes: Readonly<Record<ResourceType, string>> = {
  String: 'string',
  Integer: 'integer',
  'Unsigned Integer': 'integer',
  Float: 'number',
  Boolean: 'integer',
  Opaque: 'string',
  Time: 'integer time',
  Objlnk: 'string link',
  none: 'none',
};

const dictionaryTypes: Readonly<Record<ResourceType, string>> = {
  String: 'string',
  Integer: 'integer',
  'Unsigned Integer': 'integer',
  Float: 'float',
  Boolean: 'boolean',
  Opaque: 'opaque',
  Time: 'time',
  Objlnk: 'objlnk',
  none: 'none',
};

/** The registry's names for keys of the dictionary, where the schema has no name. */
const names: Readonly<Record<string, string>> = {
  disable: 'Disable',
  regUpdateTrigger: 'Registration Update Trigger',
  reboot: 'Reboot',
  factoryReset: 'Factory Reset',
  resetErrCode: 'Reset Error Code',
  update: 'Update',
  startOrReset: 'Start',
  counterReset: 'Digital Input Counter Reset',
  resetMinMaxMeaValues: 'Reset Min and Max Measured Values',
  resetCumulEnergy: 'Reset Cumulative energy',
  trigger: 'Trigger',
  clearDisplay: 'Clear Display',
  latitude: 'Latitude',
  longitude: 'Longitude',
  uncertainty: 'Uncertainty',
};
