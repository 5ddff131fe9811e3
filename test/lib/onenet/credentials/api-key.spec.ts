import { faultSentence } from '../../../../lib/contract';
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { apiKeyCredential, type Credential } from '../../../../lib/onenet';

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
