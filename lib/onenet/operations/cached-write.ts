/** Write, when the device next speaks. Source: OneNET documentation, "cached command: write" (`POST /nbiot/offline`). */

import { cachedDelivery, type CachedDelivery, type DeliveryInput } from './cached-delivery';
import type { Operation } from './operation';
import { write, type WriteCommand, type WriteInput } from './write';

/** What to write and when, as it comes from outside. */
export type CachedWriteInput = WriteInput & DeliveryInput;

export type CachedWriteCommand = CachedDelivery<WriteCommand>;

export const cachedWrite: Operation<CachedWriteInput, CachedWriteCommand> = cachedDelivery(
  'cached-write',
  write,
);
