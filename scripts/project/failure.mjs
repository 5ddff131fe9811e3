/** Something that a person can put right. It is shown as its sentence, without a stack. */
export class Failure extends Error {
  name = 'Failure';
}

/**
 * Runs a script's main function; what it throws is printed and ends the process with exit code 1.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Failure ? `\n✖ ${error.message}` : error);
    process.exitCode = 1;
  }
}
