import type { MeaningName } from './meanings';

/** One line of a table that the platform's owner publishes; success (0) is no failure and has none. */
export interface PlatformRow {
  readonly errno: number;
  /** The text as documented, its spelling mistakes included; answers add `: detail` to it. */
  readonly text: string;
  readonly meaning: MeaningName;
}
