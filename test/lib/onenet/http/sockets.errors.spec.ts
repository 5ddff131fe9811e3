import assert from 'node:assert/strict';
import { faultSentence } from '../../../../lib/contract';
import { connectFault, connectTimeout } from '../../../../lib/onenet/http/sockets';

const rows: [code: string, problem: RegExp][] = [
  ['ENOTFOUND', /name is not known/],
  ['EAI_AGAIN', /DNS/],
  ['ECONNREFUSED', /refused/],
  ['ETIMEDOUT', /^nothing answered; /],
  ['ENETUNREACH', /network/],
  ['EMFILE', /file descriptors/],
  ['ECONNRESET', /while it was being set up/],
  ['EPROTO', /https on this port/],
  ['ERR_SSL_WRONG_VERSION_NUMBER', /https on this port, or write http:\/\//],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /not from an authority/],
  ['CERT_HAS_EXPIRED', /expired/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /another name/],
  ['ESOMETHING', /ESOMETHING/],
];

describe('connectFault', () => {
  const sentence = (code?: string) =>
    faultSentence(connectFault(Object.assign(new Error('text'), { code })), 'en-US');

  for (const [code, problem] of rows) {
    it(`explains ${code}`, () => {
      assert.match(sentence(code), problem);
    });
  }

  it('says something without a code', () => {
    assert.match(sentence(), /could not be set up/);
  });

  it('speaks of the time limit only where that has passed', () => {
    assert.match(connectTimeout().message, /nothing answered within 10 s/);
  });
});
