/** A pushed message as a flow gets it. */

import type { PushedMessage } from '../../lib/onenet';
import type { Message } from '../shared/node-red';

/**
 * `msg.topic` is `<imei>/<objId>/<objInstId>/<resId>`, `<imei>/online`, `<imei>/result` or `<imei>/other`; fields of
 * `msg.onenet` that the platform does not tell are missing.
 *
 * @param signature told where one that does not fit is let through
 */
export function toMessage(pushed: PushedMessage, signature?: string): Message {
  const { kind, imei, path, at, deviceId, id, value, raw } = pushed;
  const onenet: Record<string, unknown> = { kind };
  if (imei !== undefined) onenet.imei = imei;
  if (path !== undefined) onenet.path = path;
  if (at !== undefined) onenet.at = at;
  if (deviceId !== undefined) onenet.deviceId = deviceId;
  if (id !== undefined) onenet.id = id;
  if (signature !== undefined) onenet.signature = signature;
  onenet.raw = raw;
  const device = imei ?? deviceId;
  const about = kind === 'data' ? (path ?? kind) : kind;
  return { topic: device === undefined ? about : `${device}/${about}`, payload: value, onenet };
}
