import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { faultSentence } from '../../../../lib/contract';
import {
  PlatformClock,
  tokenCredential,
  type Credential,
  type TokenOptions,
} from '../../../../lib/onenet';

const KEY = 'KuF3NT/jUBJ62LNBB/A8XZA9CqS3Cu79B/ABmfA1UCw=';
const NOW = 1_900_000_000_000;
const HOUR = 3_600_000;

const OPTIONS: TokenOptions = {
  accessKey: KEY,
  res: 'products/123123',
  version: '2018-10-31',
  method: 'sha256',
};

function token(options: Partial<TokenOptions> = {}, clock = new PlatformClock()): Credential {
  const parsed = tokenCredential({ ...OPTIONS, ...options }, clock);
  assert.ok(parsed.ok, inspect(parsed));
  return parsed.value;
}

function partOf(credential: Credential, now: number, name: string): string {
  const [header, value = ''] = credential.headers(now);
  assert.equal(header, 'authorization');
  return decodeURIComponent(new RegExp(`(?:^|&)${name}=([^&]*)`).exec(value)?.[1] ?? '');
}

const expiry = (credential: Credential, now: number) => Number(partOf(credential, now, 'et'));

describe('tokenCredential', () => {
  it('signs as the documentation does', () => {
    const et = 1537255523;
    const sha1 = token({ method: 'sha1', lifetime: HOUR });
    assert.deepEqual(sha1.headers(et * 1000 - HOUR), [
      'authorization',
      'version=2018-10-31&res=products%2F123123&et=1537255523&method=sha1&sign=lsaPSiiGvEFFjXu5WU7a6IkScqE%3D',
    ]);
  });

  it('is good for a day', () => {
    assert.equal(expiry(token(), NOW), NOW / 1000 + 86_400);
  });

  it('stays the same array until a tenth of its life is left', () => {
    const credential = token({ lifetime: 10 * HOUR });
    const first = credential.headers(NOW);
    assert.equal(credential.headers(NOW + 9 * HOUR - 1), first);
    assert.equal(credential.headers(NOW - HOUR), first);
    const second = credential.headers(NOW + 9 * HOUR);
    assert.notEqual(second, first);
    assert.equal(expiry(credential, NOW + 9 * HOUR), (NOW + 19 * HOUR) / 1000);
  });

  it('is signed again when the clock was set back', () => {
    const credential = token({ lifetime: 10 * HOUR });
    credential.headers(NOW);
    assert.equal(expiry(credential, NOW - 2 * HOUR), (NOW + 8 * HOUR) / 1000);
  });

  it('is never signed for longer than its life by the time that is believed', () => {
    const clock = new PlatformClock();
    const credential = token({}, clock);
    for (const [time, isProtected] of [
      [Date.UTC(9999, 11, 31), true],
      [Date.UTC(9999, 11, 31), false],
      [NOW + 8 * 24 * HOUR, false],
      [0, true],
    ] as const) {
      clock.observe(time, NOW, isProtected);
      assert.equal(expiry(credential, NOW), NOW / 1000 + 86_400);
    }
  });

  it('takes a resource in the form that a token carries it, and decodes it once', () => {
    for (const res of ['products%2F123123', 'products%2f123123', ' products/123123 ']) {
      assert.equal(partOf(token({ res }), NOW, 'res'), 'products/123123');
    }
  });

  for (const hours of [-48, -3, 3, 24 * 365]) {
    it(`runs out by the clock of a platform ${hours} h ahead`, () => {
      let passed = 0;
      const clock = new PlatformClock(() => passed);
      const credential = token({}, clock);
      const first = credential.headers(NOW);
      clock.observe(NOW + hours * HOUR, NOW, true);
      assert.equal(expiry(credential, NOW), (NOW + (hours + 24) * HOUR) / 1000);
      const second = credential.headers(NOW);
      assert.notEqual(second, first);
      passed = HOUR;
      assert.equal(credential.headers(NOW + passed), second);
    });
  }

  it('ignores white space around what somebody pasted', () => {
    const pasted = token({ accessKey: ` ${KEY}\n`, res: ' products/123123 ' });
    assert.deepEqual(pasted.headers(NOW), token().headers(NOW));
  });

  it('encodes what may stand in a resource', () => {
    const res = 'projectid/p 1/groupid/g&é';
    const credential = token({ res, version: '2020-05-29' });
    assert.equal(partOf(credential, NOW, 'res'), res);
    assert.match(credential.headers(NOW)[1] ?? '', /^[\x21-\x7e]+$/);
  });

  const faults: readonly [fault: string, options: Partial<TokenOptions>, problem: RegExp][] = [
    ['no key', { accessKey: ' ' }, /^no access key; enter/],
    ['an api-key', { accessKey: 'Canary=0123456789abcdefghijk' }, /not base64/],
    ['half a key', { accessKey: 'CanaryCan' }, /not base64/],
    ['a key with a line break in it', { accessKey: 'Cana\nry==' }, /not base64/],
    ['no resource', { res: '' }, /names no resource/],
    ['a resource with a line break', { res: 'a\nb' }, /cannot be sent/],
    ['half a character', { res: '\ud800' }, /cannot be sent/],
    ['a resource encoded twice', { res: 'products%252F123123' }, /is encoded .* cannot be decoded/],
    ['a resource with a percent sign', { res: 'products/100%' }, /cannot be decoded/],
    ['a resource of half a code', { res: 'products%2' }, /cannot be decoded/],
    ['a variable for the key', { accessKey: '${KEY}' }, /environment variable KEY/],
    ['a variable for the resource', { res: 'products/${ID}' }, /environment variable ID/],
    ['a key of any length', { accessKey: 'Cana'.repeat(10_000_000) }, /not base64/],
    ['a resource of any length', { res: 'Cana'.repeat(10_000_000) }, /cannot be sent/],
  ];
  for (const [fault, options, problem] of faults) {
    it(`refuses ${fault}, without showing it`, () => {
      const parsed = tokenCredential({ ...OPTIONS, ...options }, new PlatformClock());
      assert.ok(!parsed.ok);
      assert.match(faultSentence(parsed.fault, 'en-US'), problem);
      assert.doesNotMatch(inspect(parsed), /Cana/);
    });
  }

  it('shows nothing when it is printed', () => {
    const shown = token();
    shown.headers(NOW);
    const sign = partOf(shown, NOW, 'sign');
    const prints = [
      inspect(shown, { depth: 12, showHidden: true, getters: true }),
      JSON.stringify(shown),
      Object.getOwnPropertyNames(shown).join(),
    ].join();
    for (const secret of [KEY, sign, encodeURIComponent(sign)]) assert.ok(!prints.includes(secret));
  });

  it('takes key and signature out of an answer that repeats them, however they are written', () => {
    const credential = token({ lifetime: 10 * HOUR });
    const first = partOf(credential, NOW, 'sign');
    const second = partOf(credential, NOW + 9 * HOUR, 'sign');
    assert.notEqual(first, second);
    for (const secret of [KEY, first, second]) {
      const text = [secret, encodeURIComponent(secret), secret.replaceAll('/', '\\/')].join(' ');
      assert.equal(credential.conceal(`a ${text} z`), 'a *** *** *** z');
    }
    assert.equal(credential.conceal('{"errno":0}'), '{"errno":0}');
  });
});
