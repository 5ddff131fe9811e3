import type { State } from '../../../../lib/contract';

/** What happened in one step, as both the model and the dispatcher write it down. */
export class Diary {
  /** `name, attempt @ time`, in the order in which they went out. */
  sent: string[] = [];
  /** `name word, attempts @ time`; which of two devices' commands leaves first at one moment is nobody's promise. */
  left: string[] = [];
  readonly states: Record<State, number> = {
    confirmed: 0,
    queued: 0,
    refused: 0,
    unsent: 0,
    unknown: 0,
    expired: 0,
    cancelled: 0,
  };

  send(name: string, attempt: number, now: number): void {
    this.sent.push(`${name}, ${attempt} @ ${moment(now)}`);
  }

  leave(name: string, word: string, attempts: number, state: State, now: number): void {
    this.left.push(`${name} ${word}, ${attempts} @ ${moment(now)}`);
    this.states[state] += 1;
  }

  /** The step's entries; the next step starts on a new page. */
  turnPage(): { sent: string[]; left: string[] } {
    const page = { sent: this.sent, left: this.left.sort() };
    this.sent = [];
    this.left = [];
    return page;
  }
}

/** What a node or a monitor can see at any moment. */
export interface Snapshot {
  readonly inFlight: number;
  readonly waiting: number;
  readonly sent: number;
  readonly states: Readonly<Record<State, number>>;
  /** For each source ever made: what waits and what is under way. */
  readonly sources: readonly { readonly waiting: number; readonly running: number }[];
}

/** Milliseconds without what two ways of reckoning may differ in; no moment of interest lies where this cuts. */
function moment(now: number): number {
  return Math.floor(now * 1000 + 0.37) / 1000;
}
