import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Runs a program of this folder with a heap of its own; what it prints is the result. */
async function run(program: string, ...flags: string[]): Promise<Record<string, number>> {
  // Counting coverage would slow down what is measured.
  const env = { ...process.env, NODE_V8_COVERAGE: undefined };
  const child = spawn(process.execPath, [...flags, '-r', 'tsx/cjs', join(__dirname, program)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  });
  let output = '';
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(code, 0, output);
  return JSON.parse(output) as Record<string, number>;
}

describe('hostile answers', function () {
  this.timeout(120_000);

  it('in a million pieces fill no memory, eight of them at once', async () => {
    const { answered } = await run('hostile-pieces.ts', '--max-old-space-size=128');
    assert.equal(answered, 8);
  });

  it('stall the event loop for no longer than 50 ms', async () => {
    const stalls = await run('hostile-stalls.ts');
    for (const [name, stall] of Object.entries(stalls)) {
      assert.ok(stall <= 50, `${name}: ${stall} ms`);
    }
  });
});
