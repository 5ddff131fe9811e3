/** The command of the package, and `npm run simulator`, as a person uses them. */

import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { DEFAULT_IMEIS, SIMULATOR_ACCESS_KEY, SIMULATOR_API_KEY } from '../../../lib/simulator';
import { skipBecause } from '../../support/skip-because';
import { SUCC, target } from './call';

class Script {
  readonly child: ChildProcess;
  output = '';

  constructor(...args: string[]) {
    this.child = spawn(process.execPath, args);
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
        this.child.emit('output');
      });
    }
  }

  /** The first match in what it prints, once it is there. */
  async prints(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.output);
      if (match !== null) return match;
      assert.equal(this.child.exitCode, null, this.output);
      await Promise.race([once(this.child, 'output'), once(this.child, 'close')]);
    }
  }

  async ends(): Promise<number | null> {
    const [code] = (await once(this.child, 'close')) as [number | null];
    return code;
  }
}

/** From the source, which need not be built. */
const COMMAND = ['--require', 'tsx/cjs', 'lib/simulator/cli.ts'];
const FROM_CLONE = 'scripts/simulator.mjs';

describe('the command line of the simulator', () => {
  for (const [args, code, text] of [
    [['--help'], 0, /onenet-nbiot-simulator \[--port 8080\]/],
    [['--port', 'x'], 1, /--port needs a number from 0 to 65535, not "x"/],
    [['--port', '65536'], 1, /--port needs a number from 0 to 65535, not "65536"/],
    [['--port=-1'], 1, /--port needs a number/],
    [['--help'], 0, /--access-key <key>[\s\S]*--wake-every <s>[\s\S]*\/wake/],
    [['--wake-every', '0'], 1, /--wake-every needs a number from 1 to 86400, not "0"/],
    [['--wake-every', 'often'], 1, /--wake-every needs a number from 1 to 86400, not "often"/],
    [['--access-key', 'CANARY!'], 1, /--access-key needs a key in Base64/],
    [['--access-key', ''], 1, /--access-key needs a key in Base64/],
    [['--devices', '4'], 1, /--devices needs a number from 5 to 5000, not "4"/],
    [['--help'], 0, /--devices <n>[\s\S]*--partial-writes/],
    [['--prot', '1'], 1, /Unknown option '--prot'/],
    [['8080'], 1, /Unexpected argument '8080'/],
  ] as const) {
    it(`${args.join(' ')}: ends with ${code}`, async () => {
      const script = new Script(...COMMAND, ...args);
      assert.equal(await script.ends(), code);
      assert.match(script.output, text);
      assert.doesNotMatch(
        script.output,
        /CANARY/,
        'a key that is wrong here may be right elsewhere',
      );
      assert.doesNotMatch(script.output, /\n\s+at /, 'a stack is for programmers');
    });
  }

  describe('npm run simulator', function () {
    // It builds again where the sources are newer than the build.
    this.timeout(120_000);
    let script: Script;
    let started = false;
    let url: string;
    before(async function () {
      if (!existsSync('dist')) skipBecause(this, 'dist/ is not built');
      script = new Script(
        FROM_CLONE,
        '--port',
        '0',
        '--wake-every',
        '5',
        '--devices',
        '500',
        '--partial-writes',
      );
      started = true;
      url = (await script.prints(/http:\/\/127\.0\.0\.1:\d+/))[0];
    });
    after(() => started && script.child.kill('SIGKILL'));

    it('says where it is, what opens it, and which devices it has', async () => {
      await script.prints(new RegExp(SIMULATOR_API_KEY));
      await script.prints(new RegExp(SIMULATOR_ACCESS_KEY));
      for (const [name, imei] of Object.entries(DEFAULT_IMEIS)) {
        await script.prints(new RegExp(`${imei}  ${name === 'sleepy' ? 'asleep' : name}`));
      }
      await script.prints(/sleeps, and wakes every 5 s · 休眠，每 5 秒醒来一次/);
    });

    it('has as many devices as wanted', async () => {
      await script.prints(/… 490 more · 另有 490 台\n\s+860000000005008/);
      const answer = await fetch(`${url}/nbiot?imei=860000000005008&obj_id=3`, {
        headers: { 'api-key': SIMULATOR_API_KEY },
      });
      assert.match(await answer.text(), /^{"errno":(?:0|2001),/);
    });

    it('serves its page from the build', async () => {
      for (const path of ['/', '/page/main.js', '/page/style.css', '/page/texts.js']) {
        assert.equal((await fetch(url + path)).status, 200, path);
      }
    });

    it('prints one line for each request, with nothing that steers a terminal', async () => {
      const query = target('/nbiot', DEFAULT_IMEIS.reachable, {
        obj_id: 3311,
        obj_inst_id: 0,
        mode: 2,
      });
      const answer = await fetch(url + query, {
        method: 'POST',
        headers: { 'api-key': SIMULATOR_API_KEY },
        body: '{"data":[\n{"res_id":5850,"val":true}]}',
      });
      assert.equal(await answer.text(), SUCC);
      const [line] = await script.prints(/^\d\d:\d\d:\d\d POST .*$/m);
      assert.ok(
        line.includes(`${query} {"data":[ {"res_id":5850,"val":true}]} [reachable] -> ${SUCC}`),
        line,
      );
      assert.equal(script.output.split(SIMULATOR_API_KEY).length, 2, 'the key is printed once');
      await fetch(url, { method: 'POST', body: `{"api-key":"${SIMULATOR_API_KEY}"}` });
      await script.prints(/ POST \/ {"api-key":"\*\*\*"} /);
      assert.equal(script.output.split(SIMULATOR_API_KEY).length, 2, 'nor out of a body');
      await fetch(url, { method: 'POST', body: '\u001b[31mred' });
      await script.prints(/\[no device\] -> {"errno":2,"error":"api-key required"}/);
      assert.equal(script.output.includes('\u001b'), false);
    });

    it('says so if the port is taken', async () => {
      const other = new Script(...COMMAND, '--port', new URL(url).port);
      assert.equal(await other.ends(), 1);
      assert.match(other.output, /Port \d+ is in use\. Choose another with --port/);
    });

    it('ends with 0 after Ctrl-C', async () => {
      script.child.kill('SIGINT');
      assert.equal(await script.ends(), 0);
    });
  });
});
