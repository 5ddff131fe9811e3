/** The platform answers from its own records and waits for no device, so it answers soon or not at all. */
export const RECORD_DEADLINE_MS = 15_000;
