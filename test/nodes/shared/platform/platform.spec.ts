import assert from 'node:assert/strict';
import { DEFAULT_LIMITS, pointedSentence, type Fault } from '../../../../lib/contract';
import { resources, type Outcome } from '../../../../lib/onenet';
import type { NodeAPI } from '../../../../nodes/shared/node-red';
import {
  createPlatform,
  type Platform,
  type PlatformConfig,
  type PlatformTask,
} from '../../../../nodes/shared/platform/platform';
import { FakePlatform } from '../../../support/fake-platform';

const RED = { nodes: { getNode: () => null } } as unknown as NodeAPI;
const KEYS = { apiKey: 'Canary=Wh14v1c', accessKey: 'CanaryAccessKey=' };
const DAY = 86_400_000;

function sentenceOf(fault: Fault | undefined): string {
  return fault === undefined ? '' : pointedSentence(fault, 'en-US');
}

class Question implements PlatformTask {
  readonly operation = resources;
  readonly command = { imei: '86' };
  readonly replaces = undefined;
  context = undefined;

  constructor(
    readonly onSettled: (outcome: Outcome) => void,
    readonly device = '86',
  ) {}
}

/** What resolves a promise, and the promise. */
function signal(): [raise: () => void, raised: Promise<void>] {
  let raise = (): void => undefined;
  const raised = new Promise<void>((resolve) => (raise = resolve));
  return [
    () => {
      raise();
    },
    raised,
  ];
}

function ask(platform: Platform): Promise<Outcome> {
  return new Promise((settle) => {
    platform.source(() => undefined).submit(new Question(settle));
  });
}

describe('createPlatform', () => {
  let server: FakePlatform;
  let platform: Platform | undefined;
  beforeEach(async () => {
    server = await FakePlatform.start();
  });
  afterEach(async () => {
    await platform?.close(0);
    await server.stop();
  });

  const create = (config: PlatformConfig): Platform => {
    platform = createPlatform(RED, { ...config, host: config.host ?? server.url }, KEYS);
    return platform;
  };
  const isAhead = (by: number) =>
    Math.abs((platform?.now() ?? NaN) - Date.now() - by) < 2000 || platform?.now();

  for (const [auth, by] of [
    ['token', -3 * DAY],
    ['token', 3 * DAY],
    ['api-key', -3 * DAY],
    ['api-key', 3 * DAY],
  ] as const) {
    it(`knows by its answers that a platform is ${by / DAY} days ahead, with ${auth}`, async () => {
      server.answer = (_request, reply) => {
        reply('{"errno":0}', 200, { date: new Date(Date.now() + by).toUTCString() });
      };
      const asked = create({ auth, tokenRes: 'products/7' });
      assert.equal(isAhead(0), true);
      assert.equal((await ask(asked)).state, 'confirmed');
      assert.equal(isAhead(by), true);
    });
  }

  for (const [config, sentence] of [
    [{ callsPerSecond: '${RATE}' }, /^\/callsPerSecond names the environment variable RATE, /],
    [{ maxWait: 'long' }, /^\/maxWait must be a number, not the text "long"$/],
    [{ retries: -1 }, /^\/retries must not be below 0: -1$/],
    [{ deviceGap: 0.5 }, /^\/deviceGap must be a whole number, not 0\.5$/],
    [{ holdFor: true }, /^\/holdFor must be a number, not true$/],
    [{ callsPerSecond: -0.2 }, /^\/callsPerSecond must not be below 0: -0\.2$/],
    [{ callsPerSecond: 'Infinity' }, /^\/callsPerSecond must be a number, /],
    [{ queueLimit: 0 }, /^\/queueLimit must be 1 or more, not 0$/],
    [{ deviceQueueLimit: '0' }, /^\/deviceQueueLimit must be 1 or more, not the text "0"$/],
    [{ maxInFlight: 0 }, /^\/maxInFlight must be 1 or more, not 0$/],
    [{ maxInFlight: '1.5' }, /^\/maxInFlight must be a whole number, not the text "1\.5"$/],
    [{ auth: {} }, /^\/auth must be one of api-key, token, not an object$/],
    [{ dialect: true }, /^\/dialect must be one of auto, classic, studio, new, not true$/],
    ...(['x', 0, -1, 4, 6000, 5001, true] as const).map(
      (simulatorDevices) =>
        [{ host: 'simulator', simulatorDevices }, /^\/simulatorDevices must be /] as const,
    ),
    [
      { host: 'simulator', simulatorDevices: 1.5 },
      /^\/simulatorDevices must be a whole number, not 1\.5$/,
    ],
    [
      { host: 'simulator', simulatorDevices: 6000 },
      /^\/simulatorDevices must be from 5 to 5000, not 6000$/,
    ],
    [{ deviceGap: {} }, /^\/deviceGap must be a number, not an object$/],
    [{ host: 'simulator', simulatorDevices: '${MANY}' }, /^\/simulatorDevices .* MANY, /],
  ] as const) {
    it(`cannot be used with ${JSON.stringify(config)}`, () => {
      assert.match(sentenceOf(create(config).fault), sentence);
    });
  }

  it('has the default of a limit that is missing or blank', () => {
    const { fault, limits } = create({ callsPerSecond: ' ', retries: '', maxWait: null });
    assert.deepEqual([fault, limits], [undefined, DEFAULT_LIMITS]);
  });

  it('has limits as the flow stores them', () => {
    const stored = { callsPerSecond: 0.2, retries: '0', maxInFlight: ' 7 ', queueLimit: '0x10' };
    const { fault, limits } = create(stored);
    const expected = { callsPerSecond: 0.2, retries: 0, maxInFlight: 7, queueLimit: 16 };
    assert.deepEqual([fault, limits], [undefined, { ...DEFAULT_LIMITS, ...expected }]);
  });

  it('has no use for the number of simulated devices elsewhere', () => {
    for (const simulatorDevices of ['${MANY}', 'x', 0, 6000]) {
      assert.equal(create({ simulatorDevices }).fault, undefined);
    }
  });

  it("goes by this computer's clock where nothing else is known", async () => {
    const asked = create({});
    assert.equal((await ask(asked)).state, 'confirmed');
    assert.equal(isAhead(0), true);
  });

  it('waits out an outage, and goes on as soon as a connection stands, though no answer comes', async () => {
    const { port } = new URL(server.url);
    const asked = create({ deviceGap: 0 });
    await server.stop();
    const [changed, outage] = signal();
    const source = asked.source(() => {
      if (source.isUnreachable) changed();
    });
    const answers: Outcome[] = [];
    const settled = (outcome: Outcome): void => void answers.push(outcome);
    for (const device of ['a', 'b']) source.submit(new Question(settled, device));
    await outage;
    assert.equal(asked.counts().isUnreachable, true);
    server = await FakePlatform.start(Number(port));
    server.answer = () => undefined;
    await server.requests(2);
    assert.deepEqual([asked.counts().isUnreachable, answers], [false, []]);
  });

  const problems: readonly [config: PlatformConfig, problem: RegExp][] = [
    [{ host: 'ftp://x' }, /begin with https/],
    [{ auth: 'token' }, /names no resource/],
    [{ dialect: 'none' }, /the dialect must be/],
    [{ tls: 'gone' }, /TLS configuration is not there/],
    [{ proxy: 'gone' }, /proxy is not there/],
  ];
  for (const [config, problem] of problems) {
    it(`says why ${JSON.stringify(config)} will not do`, () => {
      const text = sentenceOf(create(config).fault);
      assert.match(text, problem);
      assert.doesNotMatch(text, /Canary/);
    });
  }

  it('shows no key when it is printed', () => {
    assert.doesNotMatch(JSON.stringify(create({ auth: 'token', tokenRes: 'a' })), /Canary/);
  });

  it('takes the usual limit where the flow has nothing, or nothing that is a number', async () => {
    server.answer = (_request, reply) => {
      reply('{"errno":0}');
    };
    for (const nothing of [undefined, null, '', ' ', 'many', -1]) {
      const config = { callsPerSecond: 0, maxInFlight: 1, queueLimit: nothing };
      const running = create(config);
      const source = running.source(() => undefined);
      const outcomes = await Promise.all(
        ['1', '2'].map(
          (device) =>
            new Promise<Outcome>((settle) => {
              source.submit(Object.assign(new Question(settle), { device }));
            }),
        ),
      );
      assert.deepEqual(
        outcomes.map(({ kind }) => kind),
        ['accepted', 'accepted'],
        String(nothing),
      );
      await running.close(0);
    }
  });
});
