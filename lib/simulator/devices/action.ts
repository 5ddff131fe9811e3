/** What a server asks of a device, at once or later, and what comes of it. */

import type { SubCode } from '../answers';
import type { ReadResource } from '../format-value';
import type { ResourceWrite } from './object-instance';

export type DeviceAction =
  ({ readonly kind: 'write' } & ResourceWrite) | ReadAction | ExecuteAction;

/** Without a Resource an Instance is read, without an Instance the Object. */
export interface ReadAction {
  readonly kind: 'read';
  readonly objectId: number;
  readonly instanceId?: number | undefined;
  readonly resourceId?: number | undefined;
}

export interface ExecuteAction {
  readonly kind: 'execute';
  readonly objectId: number;
  readonly instanceId: number;
  readonly resourceId: number;
  readonly args: string;
}

export interface ReadInstance {
  readonly obj_inst_id: number;
  readonly res: readonly ReadResource[];
}

/** What came of an action: why it was refused, or what was read. */
export type ActionResult =
  | { readonly ok: true; readonly read?: readonly ReadInstance[] }
  | { readonly ok: false; readonly refusal: SubCode };
