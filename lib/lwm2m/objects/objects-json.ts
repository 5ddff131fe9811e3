/** The compact form of the table: how it is written in source, and how it travels to a browser. */

import type { Operations, ResourceType } from './definition';

/** A type, with `[]` behind it if there may be several Resource Instances. */
export type TypeText = ResourceType | `${ResourceType}[]`;

/** One Resource. The range is written as in the registry (`0..100`), and empty if there is only a unit. */
export type ResourceRow = readonly [
  id: number,
  en: string,
  zh: string,
  operations: Operations,
  type: TypeText,
  range?: string,
  unit?: string,
];

/** One Object. A bare number stands for the reusable Resource of that id; a row is the Object's own. */
export type ObjectRow = readonly [
  id: number,
  en: string,
  zh: string,
  instances: 'single' | 'multiple',
  resources: readonly (number | ResourceRow)[],
];

export interface ObjectsJson {
  readonly reusable: readonly ResourceRow[];
  readonly objects: readonly ObjectRow[];
}
