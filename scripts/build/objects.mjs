/**
 * The table of LwM2M Objects, made of two npm packages and a table of our own (`object-names.mjs`).
 *
 * `@nordicsemiconductor/lwm2m-types` follows the OMA registry: names, JSON types, ranges and units of 302 Objects, but no
 * operations and no executable Resources. `lwm2m-id` is older: operations and data types of 59 Objects.
 */
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { inRoot } from '../project/project.mjs';
import { CORE, EARLIER_RESOURCES, IPSO, OTHERS, REUSABLE } from './object-names.mjs';

/** @typedef {import('../../lib/lwm2m/objects/index.js').ObjectsJson} ObjectsJson */
/** @typedef {import('../../lib/lwm2m/objects/index.js').ObjectRow} ObjectRow */
/** @typedef {import('../../lib/lwm2m/objects/index.js').ResourceRow} ResourceRow */

const require = createRequire(import.meta.url);

/** The copy that the source and the tests read; under version control, so that a clone runs without a build. */
export const SOURCE_FILE = 'lib/lwm2m/objects/objects.json';

/**
 * Writes the table where it is needed: for the runtime, for the dialogs, which fetch it when the first one is opened, and
 * for the source.
 * @param {string} dist where the compiled `lib` is
 */
export async function writeObjects(dist) {
  const table = objectsJson();
  const { readObjects } = require(join(dist, 'lib', 'lwm2m', 'objects'));
  // As the dialogs do; a wrong row ends the build.
  readObjects(table);
  const json = JSON.stringify(table);
  await writeFile(join(dist, SOURCE_FILE), json);
  // Node-RED serves the folder `resources` at the package's root, and no other.
  await mkdir(inRoot('resources'), { recursive: true });
  await writeFile(inRoot('resources', 'objects.json'), json);
  const source = formatObjects(table);
  // A file written anew would be newer than the build, and `npm start` would build each time.
  if (source !== readFileSync(inRoot(SOURCE_FILE), 'utf8')) {
    await writeFile(inRoot(SOURCE_FILE), source);
  }
}

/** The whole table. @returns {ObjectsJson} */
export function objectsJson() {
  const schema = readSchema();
  /** @type {Map<number, ResourceRow>} */
  const reusable = new Map();
  const objects = [...schema].map(([id, object]) => objectRow(id, object, reusable));
  return { reusable: [...reusable.values()].sort(byId), objects: objects.sort(byId) };
}

/** One row a line, so that a difference between two versions can be read. @param {ObjectsJson} table */
export function formatObjects({ reusable, objects }) {
  const lines = (/** @type {readonly unknown[]} */ rows) =>
    rows.map((row) => JSON.stringify(row)).join(',\n');
  return `{\n"reusable": [\n${lines(reusable)}\n],\n"objects": [\n${lines(objects)}\n]\n}\n`;
}

/** @param {readonly unknown[]} a @param {readonly unknown[]} b */
const byId = (a, b) => Number(a[0]) - Number(b[0]);

/**
 * @typedef {object} ResourceSchema
 * @property {string} title
 * @property {string} description
 * @property {string} type
 * @property {ResourceSchema} [items]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {number} [minLength]
 * @property {number} [maxLength]
 * @property {string} [pattern]
 * @property {boolean} [unixTimestamp]
 *
 * @typedef {{ title: string, multiple: boolean, properties: Record<string, ResourceSchema>, required?: string[] }} ObjectSchema
 */

/**
 * The package publishes its JSON schema as a file; it is read as one because the package's entry imports it by a syntax
 * (`assert`) that Node 22 and later refuse.
 * @returns {Map<number, ObjectSchema>} by the id of the Object
 */
function readSchema() {
  const folder = dirname(require.resolve('@nordicsemiconductor/lwm2m-types'));
  const schema = JSON.parse(readFileSync(join(folder, 'LwM2MDocument.schema.json'), 'utf8'));
  // A key is an id, or id, version and version of LwM2M: `6`, `3200:1.1`, `3:1.2@1.1`.
  return new Map(
    Object.entries(schema.properties).map(([urn, object]) => [
      Number.parseInt(urn, 10),
      { ...(object.items ?? object), multiple: object.type === 'array' },
    ]),
  );
}

/** @param {number} id @param {ObjectSchema} schema @param {Map<number, ResourceRow>} reusable @returns {ObjectRow} */
function objectRow(id, schema, reusable) {
  const zh = CORE[id]?.zh ?? IPSO[id] ?? OTHERS[id] ?? '';
  const multiple = schema.multiple ? 1 : 0;
  // The others' Resources would more than double the file, and no package knows their operations.
  if (!(id in CORE || id in IPSO)) return [id, schema.title, zh, multiple];
  const resources = listResources(id, schema).map((resource) => {
    const row = resourceRow(id, resource, schema.properties[resource]);
    if (row[0] < FIRST_REUSABLE) return row;
    const known = reusable.get(row[0]) ?? row;
    reusable.set(row[0], known);
    return JSON.stringify(known) === JSON.stringify(row) ? row[0] : row;
  });
  return [id, schema.title, zh, multiple, resources];
}

/** The first id of a reusable Resource (OMA LwM2M Core 1.1, section 7.2); below it an id is the Object's own. */
const FIRST_REUSABLE = 2048;

/** What every IPSO Object has is suggested last. */
const COMMON = [5750, 5518, 6050, 6042, 6049];

/**
 * The Resources of an Object. A core Object keeps the order of ids; of an IPSO Object come first the mandatory ones, then
 * those of `lwm2m-id` in its order, which is that of their use.
 * @param {number} id @param {ObjectSchema} schema
 */
function listResources(id, { properties, required = [] }) {
  const older = listOlder(id).filter(
    (resource) => resource in properties || olderFacts(id, resource)?.access === 'E',
  );
  const all = new Set([
    ...(id in IPSO ? required.map(Number) : []),
    ...older,
    ...Object.keys(properties).map(Number),
    ...(EARLIER_RESOURCES[id] ?? []),
  ]);
  const resources = [...all];
  if (id in CORE) return resources.sort((a, b) => a - b);
  return [
    ...resources.filter((resource) => !COMMON.includes(resource)),
    ...COMMON.filter((resource) => all.has(resource)),
  ];
}

/**
 * @param {number} objectId @param {number} id @param {ResourceSchema | undefined} schema
 * @returns {ResourceRow}
 */
function resourceRow(objectId, id, schema) {
  const known = CORE[objectId]?.resources[id] ?? REUSABLE[id] ?? '';
  const facts = typeof known === 'string' ? { zh: known } : known;
  const older = olderFacts(objectId, id);
  const operations = facts.operations ?? older?.access;
  const en = facts.en ?? schema?.title;
  if (operations === undefined || en === undefined) {
    throw new Error(`object-names.mjs lacks operations or name of /${objectId}/${id}.`);
  }
  const single = { ...schema, ...schema?.items };
  const type = facts.type ?? (operations === 'E' ? 'none' : typeOf(single, older?.type));
  const multiple = facts.multiple ?? (schema ? schema.type === 'array' : older?.multi);
  const range = facts.range ?? (type === 'Boolean' ? '' : rangeOf(single));
  const unit = /Units: (\S+)\.$/.exec(schema?.description ?? '')?.[1];
  const row = [id, en, facts.zh, operations, multiple ? `${type}[]` : type];
  if (range !== '' || unit !== undefined) row.push(range);
  if (unit !== undefined) row.push(unit);
  return row;
}

/** The schema's type; `lwm2m-id` tells Boolean from Integer, and Opaque from String. @param {Partial<ResourceSchema>} schema @param {string} [older] */
function typeOf({ type, unixTimestamp, pattern }, older) {
  if (unixTimestamp) return 'Time';
  if (pattern !== undefined) return 'Objlnk';
  if (type === 'integer') return older === 'boolean' ? 'Boolean' : 'Integer';
  if (type === 'number') return 'Float';
  return older === 'opaque' ? 'Opaque' : 'String';
}

/** @param {Partial<ResourceSchema>} schema */
function rangeOf({ minimum, maximum, minLength, maxLength }) {
  const min = minimum ?? minLength;
  const max = maximum ?? maxLength;
  return min === undefined || max === undefined ? '' : `${min}..${max}`;
}

const olderPackage = require('lwm2m-id');

/** The Resources that `lwm2m-id` lists for an Object, in its order. @param {number} id @returns {number[]} */
function listOlder(id) {
  const key = olderPackage.getOid(id)?.key;
  return Object.keys(olderPackage.SpecificResrcChar[key] ?? {}).map(
    (name) => olderPackage.getRid(id, name).value,
  );
}

/**
 * What `lwm2m-id` says of a Resource; of a reusable one, in any Object.
 * @param {number} objectId @param {number} id
 * @returns {{ access: string, type: string, multi: boolean } | undefined}
 */
function olderFacts(objectId, id) {
  const own = olderPackage.getRdef(objectId, id);
  if (own !== undefined || id < FIRST_REUSABLE) return own;
  const holder = [...Object.keys(IPSO)].find((object) => olderPackage.getRdef(object, id));
  return holder === undefined ? undefined : olderPackage.getRdef(holder, id);
}
