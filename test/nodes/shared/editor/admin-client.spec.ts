import assert from 'node:assert/strict';

import { DIAGNOSES } from '../../../../lib/contract';
import {
  type AdminReply,
  type Diagnosed,
  diagnosisSentence,
  isGood,
  LatestRequest,
  readDiagnosis,
} from '../../../../nodes/shared/editor/admin-client';
import { inLanguage } from '../../../support/editor-text';
import { LANGUAGES } from '../../../support/package-files';

const authority = 'api.heclouds.com:443';

describe('diagnosisSentence', () => {
  const rows: readonly [diagnosis: Diagnosed, sentence: string][] = [
    [
      { code: 'ok', authority, askedForDevice: true },
      'All right: OneNET at api.heclouds.com:443 answers, and key and IMEI belong together.',
    ],
    [
      { code: 'ok', authority: 'simulator', simulator: true, askedForDevice: true },
      'All right: the built-in simulator answers.',
    ],
    [
      { code: 'ok', simulator: true, page: 'http://127.0.0.1:35601' },
      'All right: the built-in simulator answers; its devices are at http://127.0.0.1:35601',
    ],
    [
      { code: 'imei-unknown', simulator: true, errno: 3, askedForDevice: true },
      'The simulator has no device with this IMEI. Its devices are 860000000000017, …025, …033, …041 and …058.',
    ],
    [
      // A host of that name is not the simulator.
      { code: 'ok', authority: 'simulator', askedForDevice: true },
      'All right: OneNET at simulator answers, and key and IMEI belong together.',
    ],
    [
      { code: 'refused', authority },
      'api.heclouds.com:443 refused the connection, so nothing listens there. Check the host and its port.',
    ],
    [
      { code: 'says', authority, says: 'invalid parameter: imei', errno: 6 },
      'OneNET at api.heclouds.com:443 answers, but refused the question: invalid parameter: imei (errno 6).',
    ],
    [
      { code: 'ok', authority, askedForDevice: true, clockAhead: -900 },
      "All right: OneNET at api.heclouds.com:443 answers, and key and IMEI belong together. The clock of the computer that runs Node-RED is 15 min behind the platform's.",
    ],
  ];
  for (const [diagnosis, sentence] of rows) {
    it(sentence, () => {
      assert.equal(
        inLanguage('en-US', () => diagnosisSentence(diagnosis)),
        sentence,
      );
    });
  }

  for (const language of LANGUAGES) {
    it(`has a whole sentence for each diagnosis in ${language}`, () => {
      for (const word of [...DIAGNOSES, 'forbidden', 'too-large', 'gone'] as const) {
        for (const askedForDevice of [true, false]) {
          const diagnosis = { code: word, authority, askedForDevice, clockAhead: 600 };
          assert.doesNotMatch(
            inLanguage(language, () => diagnosisSentence(diagnosis)),
            /undefined|__/,
          );
        }
      }
    });
  }
});

describe('readDiagnosis', () => {
  const rows: readonly [asked: AdminReply, code: string][] = [
    [{ kind: 'answer', body: { code: 'ok' } }, 'ok'],
    [{ kind: 'answer', body: 'something else' }, 'gone'],
    [{ kind: 'answer', body: null }, 'gone'],
    [{ kind: 'forbidden' }, 'forbidden'],
    [{ kind: 'too-large' }, 'too-large'],
    [{ kind: 'gone' }, 'gone'],
  ];
  for (const [asked, diagnosis] of rows) {
    it(JSON.stringify(asked), () => {
      assert.equal(readDiagnosis(asked).code, diagnosis);
    });
  }

  it('is good news only if nothing is wrong, the clock neither', () => {
    const told: Diagnosed[] = [{ code: 'ok' }, { code: 'ok', clockAhead: 400 }, { code: 'load' }];
    assert.deepEqual(told.map(isGood), [true, false, false]);
  });
});

describe('LatestRequest', () => {
  it('asks only the last of several questions in a row', async () => {
    const latest = new LatestRequest(1);
    const asked: string[] = [];
    const shown = await new Promise((resolve) => {
      for (const name of ['a', 'b', 'c']) {
        latest.send(() => {
          asked.push(name);
          return Promise.resolve(name);
        }, resolve);
      }
    });
    assert.deepEqual([asked, shown], [['c'], 'c']);
  });

  it('shows no answer that comes after a newer question', async () => {
    const latest = new LatestRequest(0);
    const shown: string[] = [];
    let answerFirst: ((answer: string) => void) | undefined;
    await new Promise<void>((resolve) => {
      latest.send(
        () => {
          resolve();
          return new Promise<string>((answer) => (answerFirst = answer));
        },
        (answer) => shown.push(answer),
      );
    });
    await new Promise<void>((resolve) => {
      latest.send(
        () => Promise.resolve('second'),
        (answer) => {
          shown.push(answer);
          answerFirst?.('first');
          setImmediate(resolve);
        },
      );
    });
    assert.deepEqual(shown, ['second']);
  });
});
