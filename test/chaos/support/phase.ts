import type { PlatformProperties } from './flow';

/** What can be seen of messages on their way, from both ends. */
export interface Sight {
  readonly inFlight: number;
  readonly waiting: number;
  /** Commands that the server has read. */
  readonly read: number;
  /** Connections to the server that never says a word. */
  readonly silent: number;
}

/** A place on the way of a message in which a deploy may find it. */
export interface Phase {
  readonly name: string;
  readonly limits: NonNullable<PlatformProperties['limits']>;
  /** The device of each message; its name says how the server treats it. */
  readonly devices: readonly string[];
  /** Whether the platform is one that takes connections and never says a word. */
  readonly silent?: true;
  readonly isReached: (sight: Sight) => boolean;
}

const MESSAGES = 6;

/** Those first that would send something seconds later, so that the rest of the tests gives them time to. */
export const PHASES: readonly Phase[] = [
  {
    name: 'waiting for a retry',
    limits: {},
    devices: several('too-many-calls-soon'),
    isReached: ({ inFlight, waiting, read }) =>
      inFlight === 0 && waiting === MESSAGES && read === MESSAGES,
  },
  {
    name: 'paced for the device',
    limits: { deviceGap: '3000' },
    devices: Array.from({ length: MESSAGES }, () => 'succ.0'),
    isReached: ({ inFlight, waiting }) => inFlight === 0 && waiting === MESSAGES - 1,
  },
  {
    name: 'paced for the platform',
    limits: { callsPerSecond: '2' },
    devices: several('succ'),
    isReached: ({ inFlight, waiting, read }) => inFlight === 0 && waiting > 0 && read > 0,
  },
  {
    name: 'in the queue',
    limits: { maxInFlight: '1' },
    devices: ['hang.0', ...several('succ').slice(1)],
    isReached: ({ inFlight, waiting, read }) =>
      inFlight === 1 && waiting === MESSAGES - 1 && read === 1,
  },
  {
    name: 'connecting',
    limits: {},
    devices: several('succ'),
    silent: true,
    isReached: ({ inFlight, silent }) => inFlight === MESSAGES && silent === MESSAGES,
  },
  {
    name: 'sent and without an answer',
    limits: {},
    devices: several('hang'),
    isReached: ({ inFlight, read }) => inFlight === MESSAGES && read === MESSAGES,
  },
  {
    name: 'half an answer received',
    limits: {},
    devices: several('stall'),
    isReached: ({ inFlight, read }) => inFlight === MESSAGES && read === MESSAGES,
  },
];

function several(behaviour: string): string[] {
  return Array.from({ length: MESSAGES }, (_, index) => `${behaviour}.${index}`);
}
