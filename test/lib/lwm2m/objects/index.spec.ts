import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'esbuild';

const door = join(__dirname, '../../../../lib/lwm2m/objects');

describe('lwm2m/objects in a browser', () => {
  it('needs nothing of Node', async () => {
    const code = await bundle('export * from "./index"');
    assert.match(code, /灯光控制/, 'the whole of it has the data');
  });

  it('leaves the data out of a bundle that reads it from a file', async () => {
    const code = await bundle(
      'export { describeObject, describeResource, isWritable, readObjects } from "./index"',
    );
    assert.doesNotMatch(code, /灯光控制|传感器值/);
    assert.ok(Buffer.byteLength(code) < 6_000, `${Buffer.byteLength(code)} bytes`);
  });
});

/** Fails if anything that is only in Node is imported, since a browser is the target. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: door, loader: 'ts' },
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    platform: 'browser',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}
