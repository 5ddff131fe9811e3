import type { CommandResult } from '../../../../nodes/shared/message/result';
import type { Counts } from '../../../../lib/dispatch';

/** Where a message was seen. */
export type Route = 'accepted' | 'failed' | 'caught';

/** A message that entered a node, left it, and was completed. */
export interface Departure {
  readonly seq: number;
  readonly route: Route;
  /** Whether the very object left that had entered; a Catch node is always given a copy. */
  readonly same: boolean;
  readonly onenet: CommandResult;
}

/** A sight of a message that should not have been there: a second one, or one of a message never sent. */
export interface Stray {
  readonly seq: number;
  readonly what: Route | 'completed';
}

/** What to send: for each message the index of its node, its device and whether it is valid. */
export interface Plan {
  /** The number of the first message; the others count on from it. */
  readonly first: number;
  /** IDs of the write nodes; those in `shared` write to the one path of commands that replace each other. */
  readonly nodes: readonly string[];
  readonly shared: readonly string[];
  readonly devices: readonly string[];
  readonly node: Uint8Array;
  readonly device: Uint16Array;
  readonly valid: Uint8Array;
  /** Sizes of the bursts in turn; a burst is sent in one go. */
  readonly bursts: Uint16Array;
  /** So many messages may be under way before a burst waits. */
  readonly outstanding: number;
  /** Milliseconds between two bursts, 0 for none. */
  readonly pause: number;
}

export interface Sample {
  readonly heapUsed: number;
  readonly rss: number;
  /** What keeps the process alive, by kind, beside the parent's channel. */
  readonly resources: Readonly<Record<string, number>>;
  /** TCP handles whose other end is the port asked for, whether they keep the process alive or not. */
  readonly sockets: number;
  readonly outstanding: number;
}

export interface LogEntry {
  /** The node's id, where a node wrote it. */
  readonly id?: string;
  readonly level: 'fatal' | 'error' | 'warn';
  readonly text: string;
}

/** What the process of Node-RED can be asked; each takes at most one argument. */
export interface RuntimeCalls {
  /** Resolves with the port of the admin API. */
  start(): Promise<number>;
  /** Resolves once the flows of so many deploys in all have started. */
  started(deploys: number): Promise<void>;
  /** Sends messages; resolves once the last has been handed in. */
  feed(plan: Plan): Promise<void>;
  /** Resolves once no message is under way; rejects after so many milliseconds with the numbers of those left. */
  settled(deadline: number): Promise<void>;
  outstanding(): { seq: number; msgid: string }[];
  /** All since the last call. */
  take(): { departures: Departure[]; strays: Stray[]; log: LogEntry[] };
  /** No longer waits for what is still under way; what leaves later is a stray. */
  forget(): void;
  counts(platform: string): Counts | null;
  /** After a full garbage collection if wanted. */
  sample(about: { collect: boolean; port: number }): Promise<Sample>;
  stop(): Promise<void>;
}
