import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { Dispatcher } from '../../../../lib/dispatch';
import type { Outcome } from '../../../../lib/onenet';
import { Poll } from '../../../../nodes/shared/tracking/tracked-command';
import { PlatformClient } from '../../../../nodes/shared/platform/platform-client';
import type { NodeAPI } from '../../../../nodes/shared/node-red';
import type { Platform, PlatformTask } from '../../../../nodes/shared/platform/platform';
import { carrying, UNLIMITED } from '../../../lib/dispatch/stage';
import { quiet } from '../../../support/virtual-clock';
import { record } from '../tracking/answers';

/** A platform that answers each question at once, and counts who hands in. */
class FakePlatform {
  sources = 0;
  readonly fault = undefined;
  readonly #dispatcher = new Dispatcher<PlatformTask, Outcome>({
    limits: UNLIMITED,
    carrier: carrying(() => this.answer()),
  });

  constructor(
    readonly time: number,
    readonly answer: () => Promise<Outcome> = () => Promise.resolve(record(5)),
  ) {}

  source(...[changed, kind]: Parameters<Platform['source']>): ReturnType<Platform['source']> {
    this.sources += 1;
    return this.#dispatcher.source(changed, kind);
  }

  now(): number {
    return this.time;
  }

  close(): void {
    this.#dispatcher.close();
  }
}

describe('the client of a platform', () => {
  let platform: FakePlatform | undefined;
  let found: string[];
  let client: PlatformClient;

  beforeEach(() => {
    platform = new FakePlatform(1);
    found = [];
    const RED = {
      nodes: { getNode: () => (platform === undefined ? null : { platform }) },
      _: (key: string) => key,
    } as unknown as NodeAPI;
    client = new PlatformClient(RED, {
      platform: 'p',
      name: 'n',
      found: (source) => found.push(source.ok ? 'source' : source.fault.rule),
    });
  });

  /** @returns the code of the failure, or the state */
  const ask = async (): Promise<string> => {
    let outcome: Outcome | undefined;
    client.submit(new Poll({ imei: 'i', uuid: 'u' }, (answer) => (outcome = answer)));
    await quiet();
    assert.ok(outcome, 'the question was not answered');
    return outcome.kind === 'failed' ? outcome.error.code : outcome.state;
  };

  it('leads to the platform that takes the place of one that was closed', async () => {
    assert.equal(await ask(), 'confirmed');
    platform?.close();
    platform = new FakePlatform(2);
    assert.equal(await ask(), 'confirmed');
    assert.equal(await ask(), 'confirmed');
    assert.equal(platform.sources, 1);
    assert.equal(client.now(), 2);
    assert.deepEqual(found, ['source', 'source']);
  });

  it('says that there is none while there is none, and leads to the next', async () => {
    platform?.close();
    platform = undefined;
    assert.equal(await ask(), 'ONENET_CONFIG');
    assert.equal(client.findProblem()?.code, 'ONENET_CONFIG');
    platform = new FakePlatform(2);
    assert.equal(client.findProblem(), undefined);
    assert.equal(await ask(), 'confirmed');
  });

  it('asks a platform for one source only, though that is closed', async () => {
    platform?.close();
    assert.equal(await ask(), 'ONENET_STOPPED');
    assert.equal(await ask(), 'ONENET_STOPPED');
    assert.equal(platform?.sources, 1);
  });

  it('closes once the calls that it awaits have ended', async () => {
    const answers: ((outcome: Outcome) => void)[] = [];
    platform?.close();
    platform = new FakePlatform(2, () => new Promise((resolve) => answers.push(resolve)));
    const outcomes: Outcome[] = [];
    client.submit(new Poll({ imei: 'i', uuid: 'u' }, (outcome) => outcomes.push(outcome)));
    const closed = client.close(() => true);
    assert.equal(outcomes.length, 0);
    answers[0]?.(record(5));
    await closed;
    assert.equal(outcomes[0]?.state, 'confirmed');
  });

  it('settles what it awaited as stopped when the time is over', async () => {
    platform?.close();
    platform = new FakePlatform(2, () => new Promise(() => undefined));
    const outcomes: Outcome[] = [];
    client.submit(new Poll({ imei: 'i', uuid: 'u' }, (outcome) => outcomes.push(outcome)));
    await client.close(() => true);
    assert.equal(outcomes[0]?.state, 'unknown');
  });

  it('awaits nothing unless it is told to', async () => {
    platform?.close();
    platform = new FakePlatform(2, () => new Promise(() => undefined));
    const outcomes: Outcome[] = [];
    client.submit(new Poll({ imei: 'i', uuid: 'u' }, (outcome) => outcomes.push(outcome)));
    const closed = client.close(() => false);
    assert.equal(outcomes[0]?.state, 'unknown');
    await closed;
  });

  it('leads nowhere any more once it is closed itself', async () => {
    await client.close();
    platform?.close();
    platform = new FakePlatform(2);
    assert.equal(await ask(), 'ONENET_STOPPED');
    assert.equal(platform.sources, 0);
  });
});
