/** Whether what a message says of a command is what the simulator knows of it. */

import type { RequestLogEntry, SimulatedDevice } from '../../../lib/simulator';
import type { Left, Order } from './follow-bench';

type Command = ReturnType<SimulatedDevice['commands']['list']>[number];

/** All that the simulator knows of one message. */
export interface Trace {
  /** The requests to write it, at once or cached. */
  readonly writes: readonly RequestLogEntry[];
  readonly commands: readonly Command[];
}

/** What the simulator knows, by message. */
export function traceAll(
  requests: readonly RequestLogEntry[],
  devices: Iterable<SimulatedDevice>,
): Map<number, Trace> {
  const traces = new Map<number, { writes: RequestLogEntry[]; commands: Command[] }>();
  const of = (seq: number): { writes: RequestLogEntry[]; commands: Command[] } => {
    const trace = traces.get(seq) ?? { writes: [], commands: [] };
    traces.set(seq, trace);
    return trace;
  };
  for (const request of requests) {
    const seq = /"val":"(\d+)"/.exec(request.body)?.[1];
    if (request.method === 'POST' && seq !== undefined) of(Number(seq)).writes.push(request);
  }
  for (const device of devices) {
    for (const command of device.commands.list(Date.now())) {
      of(writtenSeq(command)).commands.push(command);
    }
  }
  return traces;
}

/** Each command of these runs writes its message's number. */
function writtenSeq({ action }: Command): number {
  return action.kind === 'write' ? Number(action.data[0]?.val) : NaN;
}

/** A sentence if the message does not tell the truth. */
export function findLie({ onenet, output }: Left, { writes, commands }: Trace): string | undefined {
  const [command] = commands;
  const { state, code, attempts } = onenet;
  const isOpen = writes.some(hasNoVerdict);
  const wasWritten = command?.status === 'success' || writes.some(wroteAtOnce);
  const isStopped = code === 'ONENET_STOPPED';
  if (commands.length > 1) return 'is kept by the platform twice';
  if ((state === 'confirmed') !== (output === 1)) return `left by output ${output}`;
  if (wasWritten && state !== 'confirmed' && !isStopped) return 'was written';
  switch (state) {
    case 'confirmed':
      return wasWritten ? undefined : 'was not written';
    case 'expired':
    case 'cancelled':
      if (isOpen) return 'may have been written at once';
      return command?.status === state ? undefined : `is ${command?.status ?? 'not kept'}`;
    case 'refused':
      if (isOpen) return 'may have been written at once';
      return command === undefined || isRefusedByDevice(command)
        ? undefined
        : `is ${command.status}`;
    case 'unsent':
      return writes.length === 0 ? undefined : 'was sent';
    case 'unknown': {
      const isSilent = command?.status === 'failed' && command.confirmStatus === 'TIME_OUT';
      // A connection may break before the platform has read anything: not every attempt leaves a trace.
      const isUnseen = writes.length < attempts;
      return isStopped || isOpen || isSilent || isUnseen ? undefined : 'could be known';
    }
    case 'queued':
      return 'was to be followed';
  }
}

function isRefusedByDevice({ status, confirmStatus }: Command): boolean {
  return status === 'failed' && confirmStatus !== 'TIME_OUT';
}

/** Cut, answered by somebody else, or not answered by the device in time. */
function hasNoVerdict({ status, answer }: RequestLogEntry): boolean {
  if (answer === undefined) return true;
  return status !== 503 && (!answer.includes('"errno"') || answer.includes('TIME_OUT'));
}

function wroteAtOnce({ target, answer }: RequestLogEntry): boolean {
  return target.startsWith('/nbiot?') && answer?.includes('"errno":0') === true;
}

/** What each message is, in a word, for the summary of a run. */
export function describeLeft({ onenet }: Left): string {
  return `${onenet.state} ${onenet.code ?? ''}`.trim();
}

/** Orders whose messages have not left exactly once. */
export function findMiscounted(orders: readonly Order[], left: readonly Left[]): string[] {
  const counts = new Map<number, number>();
  for (const { seq } of left) counts.set(seq, (counts.get(seq) ?? 0) + 1);
  const known = new Set(orders.map(({ seq }) => seq));
  return [
    ...orders.flatMap(({ seq, to }) => {
      const count = counts.get(seq) ?? 0;
      return count === 1 ? [] : [`${seq} (${to}) left ${count} times`];
    }),
    ...left.filter(({ seq }) => !known.has(seq)).map(({ seq }) => `${seq} was never sent`),
  ];
}
