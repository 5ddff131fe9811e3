import type { ResourceId } from './identifiers';

/** One Resource of an Object Instance and the value that it has or is to get. */
export interface Resource<Value> {
  readonly id: ResourceId;
  readonly value: Value;
}
