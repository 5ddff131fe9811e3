/** The child's side of calls between processes; see child-process.ts for the parent's. */

export interface Call {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

export interface CallResult {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

export function answerCalls(calls: object): void {
  const table = calls as Record<string, ((argument: unknown) => unknown) | undefined>;
  const answer = async ({ id, name, argument }: Call): Promise<CallResult> => {
    try {
      return { id, value: await table[name]?.(argument) };
    } catch (error) {
      return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  process.on('message', (call: Call) => {
    void answer(call).then((result) => process.send?.(result));
  });
  process.on('disconnect', () => process.exit());
}
