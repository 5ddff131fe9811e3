/** The request of a command node, in the platform's own form, with `…` for what comes with the message. */

import { literal, literalNumber, type Field } from '../../shared/editor/field';
import type { CommandValues } from './command-values';

/** `GET /nbiot/offline/history/…?imei=…` */
export function commandWire({ operation, uuid, imei, page, perPage }: CommandValues): string {
  const device = `imei=${part(imei)}`;
  switch (operation) {
    case 'follow':
    case 'status':
      return `GET /nbiot/offline/history/${part(uuid)}?${device}`;
    case 'cancel':
      return `PUT /nbiot/offline/cancel/${part(uuid)}?${device}`;
    case 'cancel-all':
      return `PUT /nbiot/offline/cancel/all?${device}`;
    case 'list':
      return `GET /nbiot/offline/history?${device}${number('page', page)}${number('per_page', perPage)}`;
  }
}

const UNKNOWN = '…';

function part(field: Field): string {
  const text = literal(field) ?? '';
  return text === '' ? UNKNOWN : encodeURIComponent(text);
}

/** Nothing for a blank one: the platform chooses. */
function number(name: string, field: Field): string {
  return literal(field) === '' ? '' : `&${name}=${literalNumber(field) ?? UNKNOWN}`;
}
