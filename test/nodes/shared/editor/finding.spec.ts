import assert from 'node:assert/strict';
import type { Asked } from '../../../../nodes/shared/editor/ask';
import {
  findingSentence,
  isGood,
  readFinding,
  type Finding,
} from '../../../../nodes/shared/editor/finding';
import { FINDINGS } from '../../../../nodes/shared/admin/diagnosis';
import { textOf } from '../../../support/editor-text';
import { LANGUAGES } from '../../../support/package-files';

const english = textOf('onenet-nbiot-config', 'en-US');
const authority = 'api.heclouds.com:443';

describe('findingSentence', () => {
  const rows: readonly [finding: Finding, sentence: string][] = [
    [
      { finding: 'ok', authority, askedForDevice: true },
      'All right: OneNET at api.heclouds.com:443 answers, and key and IMEI belong together.',
    ],
    [
      { finding: 'ok', authority: 'simulator', simulator: true, askedForDevice: true },
      'All right: the built-in simulator answers.',
    ],
    [
      { finding: 'ok', simulator: true, page: 'http://127.0.0.1:35601' },
      'All right: the built-in simulator answers; its devices are at http://127.0.0.1:35601',
    ],
    [
      { finding: 'imei-unknown', simulator: true, errno: 3, askedForDevice: true },
      'The simulator has no device with this IMEI. Its devices are 860000000000017, …025, …033, …041 and …058.',
    ],
    [
      // A host of that name is not the simulator.
      { finding: 'ok', authority: 'simulator', askedForDevice: true },
      'All right: OneNET at simulator answers, and key and IMEI belong together.',
    ],
    [
      { finding: 'refused', authority },
      'api.heclouds.com:443 refused the connection, so nothing listens there. Check the host and its port.',
    ],
    [
      { finding: 'says', authority, says: 'invalid parameter: imei', errno: 6 },
      'OneNET at api.heclouds.com:443 answers, but refused the question: invalid parameter: imei (errno 6).',
    ],
    [
      { finding: 'ok', authority, askedForDevice: true, clockAhead: -900 },
      "All right: OneNET at api.heclouds.com:443 answers, and key and IMEI belong together. The clock of the computer that runs Node-RED is 15 min behind the platform's.",
    ],
  ];
  for (const [finding, sentence] of rows) {
    it(sentence, () => {
      assert.equal(findingSentence(finding, english), sentence);
    });
  }

  for (const language of LANGUAGES) {
    it(`has a whole sentence for each finding in ${language}`, () => {
      const text = textOf('onenet-nbiot-config', language);
      for (const word of [...FINDINGS, 'forbidden', 'too-large', 'gone']) {
        for (const askedForDevice of [true, false]) {
          const finding = { finding: word, authority, askedForDevice, clockAhead: 600 };
          assert.doesNotMatch(findingSentence(finding, text), /undefined|__/);
        }
      }
    });
  }
});

describe('readFinding', () => {
  const rows: readonly [asked: Asked, finding: string][] = [
    [{ kind: 'answer', body: { finding: 'ok' } }, 'ok'],
    [{ kind: 'answer', body: 'something else' }, 'gone'],
    [{ kind: 'answer', body: null }, 'gone'],
    [{ kind: 'forbidden' }, 'forbidden'],
    [{ kind: 'too-large' }, 'too-large'],
    [{ kind: 'gone' }, 'gone'],
  ];
  for (const [asked, finding] of rows) {
    it(JSON.stringify(asked), () => {
      assert.equal(readFinding(asked).finding, finding);
    });
  }

  it('is good news only if nothing is wrong, the clock neither', () => {
    assert.deepEqual(
      [{ finding: 'ok' }, { finding: 'ok', clockAhead: 400 }, { finding: 'load' }].map(isGood),
      [true, false, false],
    );
  });
});
