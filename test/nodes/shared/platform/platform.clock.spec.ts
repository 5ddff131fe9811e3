import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { cachedWrite, type CachedWriteCommand, type Outcome } from '../../../../lib/onenet';
import { forgetClocks } from '../../../../lib/onenet/credentials/platform-clock';
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
const HOUR = 3_600_000;
/** The platform's clock is so far ahead of this computer's. */
const AHEAD = 30 * HOUR;

class CachedWrite implements PlatformTask {
  readonly operation = cachedWrite;
  readonly device = '86';
  readonly replaces = undefined;
  context: PlatformTask['context'] = undefined;

  constructor(
    readonly command: CachedWriteCommand,
    readonly onSettled: (outcome: Outcome) => void,
  ) {}
}

describe('the clock of a platform', () => {
  let server: FakePlatform;
  let ahead: number;
  const platforms: Platform[] = [];

  beforeEach(async () => {
    forgetClocks();
    ahead = AHEAD;
    server = await FakePlatform.start();
    server.answer = ({ target }, reply) => {
      const date = new Date(Date.now() + ahead);
      const expires = /[?&]expired_time=([^&]*)/.exec(target)?.[1];
      const isOver = expires !== undefined && Date.parse(`${expires}+08:00`) <= date.getTime();
      const body = isOver
        ? '{"errno":5,"error":"expired_time has passed"}'
        : '{"errno":0,"error":"succ","data":{"uuid":"a-b"}}';
      reply(body, 200, { date: date.toUTCString() });
    };
  });
  afterEach(async () => {
    for (const platform of platforms.splice(0)) await platform.close(0);
    await server.stop();
  });

  const create = (config: PlatformConfig = {}): Platform => {
    const platform = createPlatform(
      RED,
      { deviceGap: 0, ...config, host: config.host ?? server.url },
      KEYS,
    );
    platforms.push(platform);
    return platform;
  };
  /** Has the platform keep a write. */
  const keep = (platform: Platform, expires = 60): Promise<Outcome> => {
    const input = { imei: '86', objId: 3311, objInstId: 0, mode: 2, timeout: 25 };
    const parsed = cachedWrite.parse({ ...input, payload: { 5850: true }, expires });
    assert.ok(parsed.ok);
    return new Promise((settle) => {
      platform.source(() => undefined).submit(new CachedWrite(parsed.value, settle));
    });
  };
  const calls = (): string[] => server.received.map(({ target }) => target.replace(/\?.*/, ''));

  for (const [name, config, list, post] of [
    ['classic', {}, '/nbiot/resources', '/nbiot/offline'],
    [
      'new, with a token',
      { dialect: 'new', auth: 'token', tokenRes: 'userid/7' },
      '/nb-iot/resources',
      '/nb-iot/offline',
    ],
  ] as const) {
    it(`is asked for once before the first expiry (${name})`, async () => {
      const platform = create(config);
      const outcomes = await Promise.all([keep(platform), keep(platform)]);
      assert.deepEqual(
        outcomes.map(({ state }) => state),
        ['queued', 'queued'],
      );
      assert.deepEqual(calls(), [list, post, post]);
    });

    it(`outlives the config node (${name})`, async () => {
      await keep(create(config));
      const asked = server.received.length;
      assert.equal((await keep(create(config))).state, 'queued');
      assert.deepEqual(calls().slice(asked), [post]);
    });
  }

  for (const [when, minutes] of [
    ['is old', 11],
    ['is of a time to come, since this computer was set back', -11],
  ] as const) {
    it(`is asked for again where the latest answer ${when}`, async () => {
      const platform = create();
      await keep(platform);
      const later = Date.now() + minutes * 60_000;
      const now = mock.method(Date, 'now', () => later);
      try {
        ahead = -60 * HOUR;
        const outcome = await keep(platform);
        assert(outcome.kind === 'accepted');
        const kept = (outcome.cached?.expires ?? 0) - (later + ahead);
        // A date has whole seconds.
        assert(kept >= 59_000 && kept <= 61_000, `${kept} ms`);
      } finally {
        now.mock.restore();
      }
      assert.deepEqual(calls().slice(2), ['/nbiot/resources', '/nbiot/offline']);
    });
  }

  for (const seconds of [25, -25]) {
    it(`counts for a short expiry, too, where it is ${seconds} s ahead`, async () => {
      ahead = seconds * 1000;
      const outcome = await keep(create(), 15);
      assert(outcome.kind === 'accepted');
      const kept = (outcome.cached?.expires ?? 0) - (Date.now() + ahead);
      assert(kept >= 13_000 && kept <= 16_000, `${kept} ms`);
      assert.deepEqual(calls(), ['/nbiot/resources', '/nbiot/offline']);
    });
  }

  it('is looked up again once where a refusal tells another', async () => {
    ahead = 0;
    const platform = create();
    await keep(platform);
    ahead = AHEAD;
    assert.equal((await keep(platform)).state, 'queued');
    assert.deepEqual(calls().slice(2), ['/nbiot/offline', '/nbiot/offline']);
  });

  it('does not make a refusal go out a second time that told no other time', async () => {
    server.answer = (_request, reply) => {
      reply('{"errno":5,"error":"expired_time has passed"}', 200, {});
    };
    assert.equal((await keep(create())).state, 'refused');
    assert.deepEqual(calls(), ['/nbiot/resources', '/nbiot/offline']);
  });

  it('keeps a command from a platform that cannot be reached', async () => {
    const { url } = server;
    await server.stop();
    const outcome = await keep(create({ host: url, retries: 0, holdFor: 0 }));
    assert.deepEqual([outcome.state, outcome.kind], ['unsent', 'failed']);
    server = await FakePlatform.start();
  });
});
