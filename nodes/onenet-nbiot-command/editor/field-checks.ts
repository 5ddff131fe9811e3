/** What the fields of the command node's dialog may hold. */

import { notBlank, positiveNumber, wholeNumber } from '../../shared/editor';
import { text } from './text';

export const uuid = notBlank(() => text('error.uuid'));
export const imei = notBlank(() => text('error.imei'));
export const page = wholeNumber({ min: 1, max: 1_000_000, blank: true }, () => text('error.page'));
export const perPage = wholeNumber({ min: 1, max: 1000, blank: true }, () => text('error.perPage'));
export const interval = positiveNumber(() => text('error.interval'));
