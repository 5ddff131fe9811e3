/** The result of a kept command as it is pushed (type 7): the same record that can be asked for, under other names. */

import { readAction, readRecord, type CachedCommand } from '../cached/record';
import { recordOutcome } from '../cached/record-outcome';
import type { Outcome } from '../outcome';
import { fieldsOf } from '../wire';

/** The record in plain words; times are ISO 8601, UTC. What the platform does not say is missing. */
export interface CommandResult {
  readonly uuid: string;
  /** What became of the command: `confirmed`, `refused`, `expired`, `cancelled`, `unknown`; `queued` if it still waits. */
  readonly state: Outcome['state'];
  readonly operation?: string;
  readonly path?: string;
  readonly sendStatus?: string;
  readonly confirmStatus?: string;
  readonly sent?: string;
  readonly confirmed?: string;
  /** What a Read has read. */
  readonly result?: unknown;
}

export interface PushedResult {
  readonly value: CommandResult;
  /** As asking for the record would have told it. */
  readonly outcome: Outcome;
}

export function readCommandResult(raw: unknown): PushedResult {
  const record = readRecord(raw);
  const reply = { errno: 0, error: 'succ', data: raw };
  const outcome = recordOutcome(
    { kind: 'accepted', state: 'queued', reply, httpStatus: 200 },
    record,
  );
  return { value: plain(record, outcome.state, readAction(fieldsOf(raw))), outcome };
}

function plain(
  record: CachedCommand,
  state: Outcome['state'],
  { operation, path }: ReturnType<typeof readAction>,
): CommandResult {
  const { uuid, sendStatus, confirmStatus, sent, confirmed, result } = record;
  const fields = {
    uuid,
    state,
    operation,
    path,
    sendStatus,
    confirmStatus,
    sent: iso(sent),
    confirmed: iso(confirmed),
    result,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    -readonly [Key in keyof CommandResult]: CommandResult[Key];
  };
}

function iso(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
