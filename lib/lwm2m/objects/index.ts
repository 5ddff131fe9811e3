/**
 * Names, types and operations of well-known LwM2M Objects; pure, and safe in a browser.
 *
 * A door of its own, since the data is large. Who has the table as a file takes `readObjects` from here:
 * a bundler then leaves the data out.
 */

export { isWritable } from './definition';
export type * from './definition';
export { describeObject, describeResource, type Description } from './describe';
export type { ObjectTable } from './object-table';
export type * from './objects-json';
export { readObjects } from './read-objects';
export {
  findObject,
  listObjects,
  objectsAsJson,
  searchObjects,
  searchResources,
} from './standard-objects';
