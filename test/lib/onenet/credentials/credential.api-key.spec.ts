import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { faultSentence } from '../../../../lib/contract';
import { apiKeyCredential, type Credential } from '../../../../lib/onenet';
import { faultOf } from '../../../support/result';

const KEY = 'Canary=0123456789abcdefghijk';

function credential(key: string): Credential {
  const parsed = apiKeyCredential(key);
  assert.ok(parsed.ok);
  return parsed.value;
}

describe('apiKeyCredential', () => {
  for (const key of [KEY, `  ${KEY}\r\n`, `\t${KEY} `]) {
    it(`sends ${JSON.stringify(key)} without the white space around it`, () => {
      assert.deepEqual(credential(key).headers(0), ['api-key', KEY]);
    });
  }

  it('gives the same array each time', () => {
    const one = credential(KEY);
    assert.equal(one.headers(1), one.headers(2));
  });

  for (const key of ['', ' ', '\n']) {
    it(`asks for a key instead of ${JSON.stringify(key)}`, () => {
      const parsed = apiKeyCredential(key);
      assert.ok(!parsed.ok);
      assert.match(
        faultSentence(parsed.fault, 'en-US'),
        /^no api-key; enter the product's master key/,
      );
    });
  }

  for (const odd of ['\r\nx: y', '\n', '\u0000', '\u007f', '：', '钥', 'é', '\u{1f511}']) {
    it(`refuses a key with ${JSON.stringify(odd)} in it, without showing it`, () => {
      const parsed = apiKeyCredential(`Canary${odd}key`);
      assert.ok(!parsed.ok);
      assert.match(faultSentence(parsed.fault, 'en-US'), /characters/);
      assert.doesNotMatch(inspect(parsed, { depth: 12, showHidden: true }), /Canary/);
    });
  }

  for (const [key, rule] of [
    ['version=2018-10-31&res=products%2F1&et=1&method=sha1&sign=Canary%3D', 'keyIsToken'],
    [' version=2022-05-01&res=userid%2F1&et=1&method=md5&sign=Canary ', 'keyIsToken'],
    ['Authorization: version=2018-10-31&res=a&et=1&method=sha1&sign=Canary', 'keyIsToken'],
    ['sign=Canary&method=sha1&et=1&res=a&version=2018-10-31', 'keyIsToken'],
    ['${ONENET_KEY}', 'unsetVariable'],
    ['$(ONENET_KEY)', 'unsetVariable'],
    ['Canary${A}${B}', 'variableWithin'],
    ['Canary'.repeat(10_000_000), 'keyCharacters'],
  ] as const) {
    it(`refuses ${key.slice(0, 40)}: ${rule}, without showing it`, () => {
      const parsed = apiKeyCredential(key);
      assert.equal(faultOf(parsed).rule, rule);
      assert.doesNotMatch(inspect(parsed), /Canary/);
    });
  }

  it('drops the invisible characters around a key that was copied', () => {
    assert.deepEqual(credential(`\ufeff\u200b${KEY}\u202c`).headers(0), ['api-key', KEY]);
  });

  it('shows nothing when it is printed', () => {
    const shown = credential(KEY);
    const prints = [
      inspect(shown, { depth: 12, showHidden: true, getters: true }),
      JSON.stringify(shown),
      JSON.stringify({ ...shown }),
      Object.getOwnPropertyNames(shown).join(),
    ];
    assert.doesNotMatch(prints.join(), /Canary/);
  });
});
