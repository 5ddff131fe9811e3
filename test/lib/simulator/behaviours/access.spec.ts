import assert from 'node:assert/strict';
import { DEFAULT_IMEIS, startSimulator, type Simulator } from '../../../../lib/simulator';
import { VirtualClock } from '../../../support/virtual-clock';
import { call, SUCC, target } from '../call';
import { sign, type Claims } from './sign-token';
import { virtual } from '../virtual';

const WRITE = target('/nbiot', DEFAULT_IMEIS.reachable, { obj_id: 3311, obj_inst_id: 0, mode: 2 });
const BODY = '{"data":[{"res_id":5850,"val":true}]}';
const KEY = 'a=secret=of=28=characters==1';

const ROWS: [what: string, headers: Record<string, string>, answer: string][] = [
  ['the key', { 'api-key': KEY }, SUCC],
  ['the key under a name in capitals', { 'API-KEY': KEY }, SUCC],
  ['the key beside a token', { 'api-key': KEY, Authorization: 'version=2018-10-31' }, SUCC],
  ['no key', {}, '{"errno":2,"error":"api-key required"}'],
  ['an empty key', { 'api-key': '' }, '{"errno":2,"error":"api-key required"}'],
  ['a wrong key', { 'api-key': 'wrong' }, '{"errno":3,"error":"auth failed"}'],
  [
    'the key in small letters',
    { 'api-key': KEY.toUpperCase() },
    '{"errno":3,"error":"auth failed"}',
  ],
  ['a token only', { Authorization: 'version=2018-10-31' }, '{"errno":3,"error":"auth failed"}'],
];

describe('simulator: access', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ apiKey: KEY });
  });
  after(() => simulator.close());

  for (const [what, headers, answer] of ROWS) {
    it(`${what}: ${answer}`, async () => {
      const { text } = await call(simulator, 'POST', WRITE, BODY, headers);
      assert.equal(text, answer);
    });
  }

  it('asks for the key before anything else', async () => {
    const { text } = await call(simulator, 'GET', '/no/such/path', undefined, {});
    assert.equal(text, '{"errno":2,"error":"api-key required"}');
  });

  describe('with a token', () => {
    let clock: VirtualClock;
    let own: Simulator;
    before(async () => {
      clock = new VirtualClock();
      own = await startSimulator({ clock: virtual(clock) });
    });
    after(() => own.close());

    const write = async (token: string): Promise<string> =>
      (await call(own, 'POST', WRITE, BODY, { Authorization: token })).text;
    const claims = (more: Partial<Claims> = {}): Claims => ({
      et: Math.floor(clock.now() / 1000) + 1,
      ...more,
    });

    for (const more of [
      {},
      { method: 'md5' },
      { method: 'sha1' },
      { res: 'products/238322/devices/one' },
      { version: '2020-05-29', res: 'userid/1' },
      { version: '2020-05-29', res: 'projectid/abc/groupid/1' },
      { version: '2022-05-01', res: 'products/simulator' },
    ]) {
      it(`${JSON.stringify(more)}: ${SUCC}`, async () => {
        assert.equal(await write(sign(claims(more))), SUCC);
      });
    }

    it('takes it beside a wrong key, and not one that another key has signed', async () => {
      const headers = { 'api-key': 'wrong', Authorization: sign(claims()) };
      assert.equal((await call(own, 'POST', WRITE, BODY, headers)).text, SUCC);
      assert.equal(await write(sign(claims(), 'AAAA')), '{"errno":3,"error":"auth failed"}');
    });

    it('judges it by the clock of the simulator, and tells what that shows', async () => {
      const token = sign(claims());
      await clock.advance(1000);
      assert.equal(await write(token), '{"errno":3,"error":"auth failed"}');
      const answer = await fetch(own.url + WRITE, { method: 'POST' });
      await answer.text();
      assert.equal(answer.headers.get('date'), new Date(clock.now()).toUTCString());
    });
  });
});
