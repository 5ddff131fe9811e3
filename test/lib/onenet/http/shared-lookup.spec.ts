import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { mock } from 'node:test';
import { CONNECT_TIMEOUT } from '../../../../lib/onenet/http/limits';
import { shareLookups } from '../../../../lib/onenet/http/shared-lookup';

type Answer = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

/** A name service that answers when it is told to. */
function nameService() {
  const asked: { name: string; answer: Answer }[] = [];
  const lookup = shareLookups((name, _options, answer) => {
    asked.push({ name, answer });
  });
  return { asked, lookup };
}

const ADDRESSES = [
  { address: '192.0.2.1', family: 4 },
  { address: '2001:db8::1', family: 6 },
];

describe('shareLookups', () => {
  it('asks once for all who ask at the same time', () => {
    const { asked, lookup } = nameService();
    const answers: unknown[] = [];
    for (let i = 0; i < 3; i += 1) {
      lookup('a.example', { all: true }, (_error, addresses) => answers.push(addresses));
    }
    assert.equal(asked.length, 1);
    asked[0]?.answer(null, ADDRESSES);
    assert.deepEqual(answers, [ADDRESSES, ADDRESSES, ADDRESSES]);
  });

  it('asks again if there has been no answer for as long as a connection may take', () => {
    const { asked, lookup } = nameService();
    const answers: string[] = [];
    const began = performance.now();
    lookup('a.example', {}, () => answers.push('early'));
    const later = mock.method(performance, 'now', () => began + CONNECT_TIMEOUT + 1);
    lookup('a.example', {}, () => answers.push('late'));
    lookup('a.example', {}, () => answers.push('late as well'));
    later.mock.restore();
    assert.equal(asked.length, 2);
    asked[1]?.answer(null, ADDRESSES);
    asked[0]?.answer(null, ADDRESSES);
    assert.deepEqual(answers, ['late', 'late as well', 'early']);
  });

  it('gives the first address to who wants a single one', () => {
    const { asked, lookup } = nameService();
    const answers: unknown[] = [];
    lookup('a.example', {}, (...answer) => answers.push(answer));
    asked[0]?.answer(null, ADDRESSES);
    assert.deepEqual(answers, [[null, '192.0.2.1', 4]]);
  });

  it('asks anew for another name, another family, and later', () => {
    const { asked, lookup } = nameService();
    const ignore = () => undefined;
    lookup('a.example', {}, ignore);
    lookup('b.example', {}, ignore);
    lookup('a.example', { family: 6 }, ignore);
    assert.equal(asked.length, 3);
    asked[0]?.answer(null, ADDRESSES);
    lookup('a.example', {}, ignore);
    assert.equal(asked.length, 4);
  });

  it('tells everyone of a failure', () => {
    const { asked, lookup } = nameService();
    const errors: unknown[] = [];
    const failure = Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    lookup('a.example', { all: true }, (error) => errors.push(error));
    lookup('a.example', {}, (error) => errors.push(error));
    // Node gives nothing beside the error.
    (asked[0]?.answer as (error: Error) => void)(failure);
    assert.deepEqual(errors, [failure, failure]);
  });
});
