/** What the fields of the write node's dialog may hold. */

import { OBJECT_ID_MAX, OBJECT_INSTANCE_ID_MAX, RESOURCE_ID_MAX } from '../../../lib/lwm2m';
import { anyNumber, notBlank, wholeNumber } from '../../shared/editor';
import { TRIGGER_RANGE } from '../../../lib/contract';
import { text } from './text';

// A blank instance, mode or timeout has its usual value; flows written by hand may leave them out.
export const imei = notBlank(() => text('error.imei'));
export const objId = wholeNumber({ min: 0, max: OBJECT_ID_MAX }, () => text('error.objId'));
export const objInstId = wholeNumber({ min: 0, max: OBJECT_INSTANCE_ID_MAX, blank: true }, () =>
  text('error.objInstId'),
);
export const resId = wholeNumber({ min: 0, max: RESOURCE_ID_MAX, blank: true }, () =>
  text('error.resId'),
);
export const mode = wholeNumber({ min: 1, max: 2, blank: true }, () => text('error.mode'));
/** The platform waits 5 to 40 s (OneNET documentation, "write device resource", URL parameters). */
export const timeout = wholeNumber({ min: 5, max: 40, blank: true }, () => text('error.timeout'));
export const number = anyNumber(() => text('error.number'));
/** From 31 years on, a number is no wait but a moment in time, and the runtime refuses it. */
const LONGEST_WAIT = 999_999_999;
export const expires = wholeNumber({ min: 1, max: LONGEST_WAIT, blank: true }, () =>
  text('error.expires'),
);
export const validFrom = wholeNumber({ min: 0, max: LONGEST_WAIT, blank: true }, () =>
  text('error.validFrom'),
);
/** 0 to 10 (OneNET documentation, "cached command: write device resource", `retry`). */
export const retry = wholeNumber({ min: 0, max: 10, blank: true }, () => text('error.retry'));
export const trigger = wholeNumber({ min: 1, max: TRIGGER_RANGE.max }, () => text('error.trigger'));
