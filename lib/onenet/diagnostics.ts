/**
 * Tells a running system's observers why things happened, through `node:diagnostics_channel`.
 *
 *     require('node:diagnostics_channel').subscribe('onenet-nbiot', (event) => console.log(event));
 *
 * Every message is an object with the name of its event and what the event is about: numbers, words of ours and text of
 * the platform; never a key, a token or a header. With no subscriber an event costs one comparison, and its object is
 * not even made. The events:
 *
 * | event | says | fields |
 * | --- | --- | --- |
 * | `verdict` | which rule made a state of an answer | `rule`, `errno`, `httpStatus`, `state`, `reason`, `meaning` |
 * | `clock` | what was learnt of the platform's clock, or not believed | `offset` in milliseconds, `believed` |
 *
 * The dispatcher adds events of its own.
 */

import { channel } from 'node:diagnostics_channel';

export const DIAGNOSTICS_CHANNEL = 'onenet-nbiot';

export interface DiagnosticEvent {
  readonly event: string;
  readonly [field: string]: unknown;
}

const diagnostics = channel(DIAGNOSTICS_CHANNEL);

/** @param make called only if there is a subscriber; must not fail, and must tell no secret */
export function publish(make: () => DiagnosticEvent): void {
  if (diagnostics.hasSubscribers) diagnostics.publish(make());
}
