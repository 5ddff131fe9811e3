/** What the OMA registry says about an Object and its Resources (OMA LwM2M Core 1.1, appendix D.1). */

import type { ObjectId, ResourceId } from '../identifiers';

/** The registry's English name, and the name that Chinese products use for it. */
export interface Name {
  readonly en: string;
  readonly zh: string;
}

/** What a server may do with a Resource: Read, Write, both, or Execute. */
export type Operations = 'R' | 'W' | 'RW' | 'E';

/** The data types of the registry; a Resource that is executed has none. */
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
  /** In the order of the registry: what matters most comes first. */
  readonly resources: readonly ResourceDefinition[];
}

export function isWritable(resource: ResourceDefinition): boolean {
  return resource.operations.includes('W');
}
