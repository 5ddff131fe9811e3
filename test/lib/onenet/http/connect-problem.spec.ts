import assert from 'node:assert/strict';
import { connectProblem } from '../../../../lib/onenet/http/connect-problem';

const rows: [code: string, problem: RegExp][] = [
  ['ENOTFOUND', /name is not known/],
  ['EAI_AGAIN', /DNS/],
  ['ECONNREFUSED', /refused/],
  ['ETIMEDOUT', /within 10 s/],
  ['ENETUNREACH', /network/],
  ['EMFILE', /file descriptors/],
  ['ECONNRESET', /while it was being set up/],
  ['EPROTO', /https on this port/],
  ['ERR_SSL_WRONG_VERSION_NUMBER', /https on this port/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /not from an authority/],
  ['CERT_HAS_EXPIRED', /expired/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /another name/],
  ['ESOMETHING', /ESOMETHING/],
];

describe('connectProblem', () => {
  for (const [code, problem] of rows) {
    it(`explains ${code}`, () => {
      assert.match(connectProblem(Object.assign(new Error('text'), { code })), problem);
    });
  }

  it('says something without a code', () => {
    assert.match(connectProblem(new Error('text')), /could not be set up/);
  });
});
