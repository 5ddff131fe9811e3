/** What a message would send, from what stands in the dialog, by the code of the node itself. */

import type { PreviewAnswer } from '../../lib/contract';
import { cachedWrite, write, type CachedWriteInput } from '../../lib/onenet';
import type { AdminAnswer, Fields } from '../shared/admin/admin-route';
import {
  fillIn,
  isLiteral,
  parseFor,
  readLiterals,
  validAnswer,
  withUsualSchedule,
} from '../shared/admin/preview';
import { readDelivery } from '../shared/message/delivery';
import { createReaders } from '../shared/message/typed-input';
import type { Node, NodeAPI } from '../shared/node-red';
import { WRITE_FIELDS } from './fields';

/** Takes the properties of a write node as the dialog would store them. */
export function previewWrite(RED: NodeAPI, properties: Fields): AdminAnswer {
  return { status: 200, body: preview(RED, properties) };
}

function preview(RED: NodeAPI, properties: Fields): PreviewAnswer {
  const valueIsOpen = !isLiteral(properties, 'payload');
  const isOpen = valueIsOpen || !isLiteral(properties, 'resId');
  const delivery = readDelivery(properties.delivery);
  const { config, open } = fillIn(properties, STAND_INS, Object.keys(STAND_INS));
  // Literals need no node to be read.
  const readers = createReaders<CachedWriteInput>(RED, {} as Node, WRITE_FIELDS, {
    ...withUsualSchedule(config, properties, delivery),
    ...(isLiteral(properties, 'resId') ? {} : { resId: '0', resIdType: 'num' }),
    ...(valueIsOpen ? ANY_VALUE : {}),
  });
  const inputs = readLiterals(readers);
  const parsed = inputs.ok
    ? parseFor(delivery, { instant: write, cached: cachedWrite }, inputs.value)
    : inputs;
  if (!parsed.ok) return { kind: 'invalid', fault: parsed.fault };
  if (isOpen) return { kind: 'open' };
  const { target, body = '' } = write.encode(parsed.value, { now: Date.now() });
  // Until when the platform keeps a command is counted from when the message comes.
  return validAnswer(open.length === 0 && delivery !== 'cached' ? target : null, body);
}

/** In the place of what is blank, or comes with the message; none of it is in the body. */
const STAND_INS: Readonly<Record<string, string>> = {
  imei: '0',
  objId: '0',
  objInstId: '0',
  mode: '2',
  timeout: '25',
};

/** In the place of a value that comes with the message, so that all else is looked at: it names its own Resource. */
const ANY_VALUE = { payload: '{"0":true}', payloadType: 'json', valueType: 'auto' };
