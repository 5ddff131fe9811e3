import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { temporaryFolder } from '../support/pack';
import { listFiles } from '../support/package-files';

interface FlowNode {
  id: string;
  type: string;
  label?: string;
  host?: string;
  wires?: string[][];
}

const NO_WRITE = /no inject node leads to a write to the simulator.*--fresh/;

describe('npm start', function () {
  this.timeout(120_000);
  const userDir = temporaryFolder();
  const flowFile = join(userDir.path, 'flows.json');
  /** A port that is taken, so that the one after it, or a later one, has to be used. */
  const taken = createServer();
  let port = 0;

  before(async () => {
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    port = (taken.address() as AddressInfo).port;
  });
  after(() => {
    taken.close();
    userDir.remove();
  });

  async function start(...args: string[]): Promise<{ code: number; output: string }> {
    const { run } = await import('../../scripts/project/project.mjs');
    const script = ['scripts/start.mjs', '--once', '--user-dir', userDir.path, ...args];
    const env = { ...process.env, PORT: String(port) };
    return run(process.execPath, script, { capture: true, deadline: 90_000, env });
  }

  const readFlows = (): FlowNode[] => JSON.parse(readFileSync(flowFile, 'utf8')) as FlowNode[];
  const changeFlows = (change: (node: FlowNode) => FlowNode): void => {
    writeFileSync(flowFile, JSON.stringify(readFlows().map(change)));
  };

  it('tells where the editor is, and of a first write that was confirmed, in both languages', async () => {
    const { code, output } = await start();
    assert.equal(code, 0, output);
    const used = Number(/http:\/\/127\.0\.0\.1:(\d+)\//.exec(output)?.[1]);
    assert.ok(used > port, output);
    assert.match(
      output,
      /first write: confirmed \(errno 0, succ\) – device \d{15}, \/3311\/0, 5850 = /,
    );
    assert.match(
      output,
      /首次写入：设备已确认（errno 0，succ）：设备 \d{15}，\/3311\/0，5850 = \w+，用时 \d+ 毫秒/,
    );
    assert.doesNotMatch(output, /\[(?:warn|error)\]/);
  });

  it('has put every example on a tab', () => {
    const tabs = readFlows().filter(({ type }) => type === 'tab');
    assert.deepEqual(
      tabs.map(({ label }) => label?.slice(0, 2)),
      listFiles('examples').map((file) => file.slice(0, 2)),
    );
  });

  it('keeps flows that somebody has changed', async () => {
    changeFlows((node) => (node.type === 'tab' ? { ...node, label: 'mine' } : node));
    const { code, output } = await start();
    assert.equal(code, 0, output);
    assert.ok(readFlows().some(({ label }) => label === 'mine'));
  });

  it('does not build what is built already', async () => {
    const { output } = await start();
    assert.match(output, /first write: confirmed/);
    assert.doesNotMatch(output, /Built \d+ nodes/);
  });

  it('starts no write to a platform that is not the simulator, and says what to do', async () => {
    changeFlows((node) =>
      node.host === 'simulator' ? { ...node, host: 'http://127.0.0.1:9' } : node,
    );
    const { code, output } = await start();
    assert.equal(code, 1, output);
    assert.match(output, NO_WRITE);
  });

  it('takes the examples anew with --fresh', async () => {
    const { code, output } = await start('--fresh');
    assert.equal(code, 0, output);
    assert.ok(!readFlows().some(({ label }) => label === 'mine'));
  });

  it('presses nothing from which a message goes on to another platform as well', async () => {
    const real = { id: 'real', type: 'onenet-nbiot-config', host: 'http://127.0.0.1:9' };
    const lamp = { id: 'lamp', type: 'onenet-nbiot-write', platform: 'real', wires: [[], []] };
    changeFlows((node) =>
      node.type === 'inject' ? { ...node, wires: [[...(node.wires?.flat() ?? []), 'lamp']] } : node,
    );
    writeFileSync(flowFile, JSON.stringify([...readFlows(), real, lamp]));
    const { code, output } = await start();
    assert.equal(code, 1, output);
    assert.match(output, NO_WRITE);
  });
});
