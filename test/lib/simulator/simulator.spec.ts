import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { once } from 'node:events';
import { promisify } from 'node:util';
import {
  DEFAULT_IMEIS,
  HANG_UP,
  raw,
  refuse,
  SIMULATOR_API_KEY,
  startSimulator,
  systemClock,
  type Behaviour,
  type RequestLogEntry,
  type Simulator,
} from '../../../lib/simulator';
import { call, SUCC, target } from './call';
import { ManualClock } from './manual-clock';

const WRITE = target('/nbiot', DEFAULT_IMEIS.reachable, { obj_id: 3311, obj_inst_id: 0, mode: 2 });
const BODY = '{"data":[{"res_id":5850,"val":true}]}';

describe('simulator', () => {
  let simulator: Simulator;
  let logged: RequestLogEntry[];
  beforeEach(async () => {
    logged = [];
    simulator = await startSimulator({ onRequest: (entry) => logged.push(entry) });
  });
  afterEach(() => simulator.close());

  const write = async (): Promise<string> => (await call(simulator, 'POST', WRITE, BODY)).text;

  it('listens on the loopback interface alone', async () => {
    assert.match(simulator.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const elsewhere = connect(Number(new URL(simulator.url).port), '127.0.0.2');
    const [error] = (await once(elsewhere, 'error')) as [NodeJS.ErrnoException];
    assert.equal(error.code, 'ECONNREFUSED');
  });

  it('takes the port that it is given, and says if it is taken', async () => {
    const port = Number(new URL(simulator.url).port);
    await assert.rejects(startSimulator({ port }), { code: 'EADDRINUSE' });
    await simulator.close();
    simulator = await startSimulator({ port });
    assert.equal(simulator.url, `http://127.0.0.1:${port}`);
  });

  it('answers many connections at once, and many requests on each', async () => {
    const answers = await Promise.all(Array.from({ length: 300 }, write));
    assert.deepEqual([...new Set(answers)], [SUCC]);
  });

  describe('behaviours', () => {
    const fault =
      (errno: number): Behaviour =>
      () =>
        refuse(errno, 'fault');
    const answerOf = (errno: number): string => `{"errno":${errno},"error":"fault"}`;

    it('the one put in front last answers first, until it is taken away', async () => {
      const removeFirst = simulator.prepend(fault(15));
      const removeSecond = simulator.prepend(fault(17));
      assert.equal(await write(), answerOf(17));
      removeSecond();
      assert.equal(await write(), answerOf(15));
      removeSecond();
      removeFirst();
      assert.equal(await write(), SUCC);
    });

    it('those that it is started with answer before its own, the first one first', async () => {
      const own = await startSimulator({
        behaviours: [
          ({ method }) => (method === 'POST' ? refuse(15, 'fault') : undefined),
          fault(17),
        ],
      });
      assert.equal((await call(own, 'POST', WRITE, BODY)).text, answerOf(15));
      assert.equal((await call(own, 'GET', WRITE)).text, answerOf(17));
      await own.close();
    });

    it('one put in twice is taken away once', async () => {
      const same = fault(15);
      simulator.prepend(same);
      simulator.prepend(same)();
      assert.equal(await write(), answerOf(15));
    });

    it('one that has nothing to say, now or later, leaves it to the next', async () => {
      const seen: string[] = [];
      simulator.prepend(({ method, path, query, body }) => {
        seen.push(method, path, query.get('obj_id') ?? '', body);
        return undefined;
      });
      simulator.prepend(() => Promise.resolve(undefined));
      assert.equal(await write(), SUCC);
      assert.deepEqual(seen, ['POST', '/nbiot', '3311', BODY]);
    });

    it('one can answer for a single device', async () => {
      simulator.prepend(({ query }) =>
        query.get('imei') === DEFAULT_IMEIS.slow ? refuse(5117, 'rpc error') : undefined,
      );
      assert.equal(await write(), SUCC);
      const other = WRITE.replace(DEFAULT_IMEIS.reachable, DEFAULT_IMEIS.slow);
      const { text } = await call(simulator, 'POST', other, BODY);
      assert.equal(text, '{"errno":5117,"error":"rpc error"}');
    });

    it('one can answer anything that HTTP can carry', async () => {
      simulator.prepend(() => raw(502, '<h1>Bad Gateway</h1>'));
      const answer = await call(simulator, 'POST', WRITE, BODY);
      assert.deepEqual(answer, { status: 502, type: 'text/html', text: '<h1>Bad Gateway</h1>' });
    });

    it('one can cut the connection', async () => {
      simulator.prepend(() => HANG_UP);
      await assert.rejects(write(), { name: 'TypeError', message: 'fetch failed' });
      assert.equal(logged[0]?.answer, undefined);
      assert.equal(logged[0]?.status, undefined);
    });

    for (const [what, behaviour] of [
      [
        'throws',
        () => {
          throw new Error('broken');
        },
      ],
      ['rejects', () => Promise.reject(new Error('broken'))],
    ] as [string, Behaviour][]) {
      it(`one that ${what} is an internal error, and the log says why`, async () => {
        simulator.prepend(behaviour);
        assert.equal(await write(), '{"errno":1,"error":"internal server error"}');
        assert.match(String(logged[0]?.failure), /broken/);
      });
    }
  });

  describe('the log', () => {
    it('holds what was asked and answered', async () => {
      await write();
      const [entry] = simulator.requests;
      assert.ok(entry);
      const { time, durationMs, ...rest } = entry;
      assert.deepEqual(rest, {
        method: 'POST',
        target: WRITE,
        imei: DEFAULT_IMEIS.reachable,
        body: BODY,
        status: 200,
        answer: SUCC,
      });
      assert.ok(Math.abs(Date.now() - time) < 10_000 && durationMs >= 0);
      assert.deepEqual(logged, [entry]);
      assert.deepEqual(simulator.devices.get(DEFAULT_IMEIS.reachable)?.received.list(), [entry]);
    });

    it('keeps the latest 200, and 50 for each device', async () => {
      for (let request = 0; request < 450; request += 1) {
        await call(simulator, 'GET', `/nbiot?imei=${DEFAULT_IMEIS.offline}&obj_id=${request}`);
      }
      const last = (entries: readonly RequestLogEntry[] = []): unknown[] => [
        entries.length,
        entries.at(-1)?.target.endsWith('=449'),
      ];
      assert.deepEqual(last(simulator.requests), [200, true]);
      assert.deepEqual(last(simulator.devices.get(DEFAULT_IMEIS.offline)?.received.list()), [
        50,
        true,
      ]);
    });

    it('is kept in no time whatever a request holds', async () => {
      const names = `&${'key'.repeat(3000)}`;
      await call(simulator, 'GET', `/nbiot?imei=1&key=CANARY${names}`);
      // A pattern that looks for its end again and again would take longer than a test may.
      assert.equal(simulator.requests.at(-1)?.target, `/nbiot?imei=1&key=***${names}`);
    });

    it('never holds a key', async () => {
      await call(simulator, 'POST', `${WRITE}&api-key=CANARY-1&Access_Key=CANARY-2`, BODY, {
        'api-key': 'CANARY-3',
        Authorization: 'version=2018-10-31&sign=CANARY-4',
      });
      await write();
      assert.equal(logged.length, 2);
      assert.doesNotMatch(JSON.stringify(logged), /CANARY/);
      assert.equal(JSON.stringify(logged).includes(SIMULATOR_API_KEY), false);
      assert.ok(logged[0]?.target.endsWith('&api-key=***&Access_Key=***'));
    });
  });

  describe('closing', () => {
    it('cuts what waits for a device, and what is under way does not happen', async () => {
      const clock = new ManualClock();
      await simulator.close();
      simulator = await startSimulator({ clock });
      const device = simulator.devices.get(DEFAULT_IMEIS.slow);
      assert.ok(device);
      const query = WRITE.replace(DEFAULT_IMEIS.reachable, DEFAULT_IMEIS.slow);
      const waiting = call(simulator, 'POST', query, BODY);
      const wait = await clock.next();
      await Promise.all([
        assert.rejects(waiting, { name: 'TypeError' }),
        simulator.close(),
        simulator.close(),
      ]);
      assert.equal(clock.pending, 0);
      assert.equal(wait.ms, 3000);
      assert.equal(device.get(3311, 0, 5850), false);
      await assert.rejects(write());
    });

    it('lets the process end, whatever was open', async () => {
      const program = `
        const { startSimulator, DEFAULT_IMEIS } = require('./lib/simulator');
        void (async () => {
          const simulator = await startSimulator({ onRequest: () => void simulator.close() });
          const read = (imei) => fetch(simulator.url + '/nbiot?obj_id=3&imei=' + imei, {
            headers: { 'api-key': simulator.apiKey },
          }).then((answer) => answer.text());
          const asleep = read(DEFAULT_IMEIS.asleep).catch(() => 'cut');
          const slow = read(DEFAULT_IMEIS.slow).catch(() => 'cut');
          await read(DEFAULT_IMEIS.reachable).catch(() => 'cut');
          console.log(await asleep, await slow);
        })();`;
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--require', 'tsx/cjs', '--eval', program],
        { timeout: 8000 },
      );
      assert.equal(stdout, 'cut cut\n');
    });
  });

  it('runs as fast as its clock', async () => {
    await simulator.close();
    simulator = await startSimulator({ clock: systemClock(10_000) });
    const query = WRITE.replace(DEFAULT_IMEIS.reachable, DEFAULT_IMEIS.asleep);
    const { text } = await call(simulator, 'POST', query, BODY);
    assert.equal(text, '{"errno":16,"error":"unsuccess: TIME_OUT null"}');
  });
});
