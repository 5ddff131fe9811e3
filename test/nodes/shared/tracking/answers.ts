/** What the platform says when it is asked about a cached command. */

import type { LocalCode } from '../../../../lib/contract';
import { cachedStatus, failed, OneNetError, type Outcome } from '../../../../lib/onenet';
import { faultSaying } from '../../../support/fault';

/** A record with this `send_status`, as the platform shows it, read by the operation itself. */
export function record(sendStatus: number | string, fields: object = {}): Outcome {
  const data = { cmd_uuid: 'u', send_status: sendStatus, ...fields };
  return answer({ errno: 0, error: 'succ', data });
}

export function refused(errno: number, error: string): Outcome {
  return answer({ errno, error });
}

export function answer(body: object | string, status = 200): Outcome {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return cachedStatus.decode({ status, body: text }, { imei: 'i', uuid: 'u' });
}

export function local(code: LocalCode): Outcome {
  return failed(new OneNetError(code, faultSaying('as a test says')));
}
