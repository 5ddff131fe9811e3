import assert from 'node:assert/strict';
import { failed, OneNetError } from '../../../../lib/onenet';
import { decodeVerdict } from '../../../../lib/onenet/outcome';
import { DEFAULT_IMEIS } from '../../../../lib/simulator';
import { DIAGNOSES, type LocalCode } from '../../../../lib/contract';
import { diagnosisFor } from '../../../../nodes/shared/admin/dialog-call';
import { faultSaying } from '../../../support/fault';
import { LANGUAGES, readJson } from '../../../support/package-files';

const diagnosisOf = diagnosisFor({ simulator: false, auth: 'api-key' });
const diagnosisOfToken = diagnosisFor({ simulator: false, auth: 'token' });
const diagnosisOfSimulator = diagnosisFor({ simulator: true, auth: 'token' });

describe('diagnosisFor', () => {
  it('blames a token where there is one', () => {
    const refused = decodeVerdict({ status: 200, body: '{"errno":3,"error":"x"}' }, 'confirmed');
    assert.deepEqual(diagnosisOfToken(refused), { code: 'token-refused', errno: 3 });
    const unknown = decodeVerdict(
      { status: 404, body: '{"errno":9,"error":"device not found"}' },
      'confirmed',
    );
    assert.deepEqual(diagnosisOfToken(unknown), { code: 'imei-unknown', errno: 9 });
  });

  const replies: readonly [body: string, status: number, code: object][] = [
    ['{"errno":0,"error":"succ"}', 200, { code: 'ok' }],
    ['{"errno":3,"error":"auth failed"}', 200, { code: 'key-or-imei', errno: 3 }],
    ['{"errno":1,"error":"auth failed"}', 401, { code: 'key-or-imei', errno: 1 }],
    ['{"errno":2,"error":"api-key required"}', 200, { code: 'key-or-imei', errno: 2 }],
    ['{"errno":2001,"error":"device not online"}', 200, { code: 'imei-unknown', errno: 2001 }],
    ['{"errno":9,"error":"device not found"}', 404, { code: 'imei-unknown', errno: 9 }],
    ['{"errno":15,"error":"api freq out of limit"}', 200, { code: 'load', errno: 15 }],
    [
      '{"errno":6,"error":"invalid parameter: imei"}',
      200,
      { code: 'says', errno: 6, says: 'invalid parameter: imei' },
    ],
    ['<html>hotel</html>', 200, { code: 'not-onenet', httpStatus: 200 }],
    ['', 302, { code: 'redirect', httpStatus: 302 }],
    ['', 429, { code: 'load', httpStatus: 429 }],
    ['{"ok":true}', 200, { code: 'not-onenet', httpStatus: 200 }],
  ];
  for (const [body, status, diagnosis] of replies) {
    it(`HTTP ${status} ${body}`, () => {
      assert.deepEqual(diagnosisOf(decodeVerdict({ status, body }, 'confirmed')), diagnosis);
    });
  }

  const codes: readonly [code: string | undefined, code: string][] = [
    ['ENOTFOUND', 'name'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['ENETUNREACH', 'no-route'],
    ['ETIMEDOUT', 'silent'],
    [undefined, 'silent'],
    ['EPROTO', 'no-tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'no-tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-name'],
    ['CERT_HAS_EXPIRED', 'certificate-date'],
    ['CERT_NOT_YET_VALID', 'certificate-date'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'untrusted'],
    ['EMFILE', 'unreachable'],
    ['ERR_PROXY_UNREACHABLE', 'proxy-unreachable'],
    ['ERR_PROXY_LOGIN', 'proxy-login'],
    ['ERR_PROXY_SILENT', 'proxy-odd'],
    ['ERR_PROXY_CLOSED', 'proxy-odd'],
    ['ERR_PROXY_NO_HTTP', 'proxy-odd'],
  ];
  for (const [cause, code] of codes) {
    it(`connecting fails with ${cause ?? 'the deadline'}`, () => {
      const details =
        cause === undefined ? {} : { cause: Object.assign(new Error('x'), { code: cause }) };
      const error = new OneNetError('ONENET_UNREACHABLE', faultSaying('no connection'), details);
      assert.deepEqual(diagnosisOf(failed(error)), { code });
    });
  }

  it('a proxy refuses with a status', () => {
    const cause = Object.assign(new Error('x'), { code: 'ERR_PROXY_STATUS_502' });
    const error = new OneNetError('ONENET_UNREACHABLE', faultSaying('no connection'), { cause });
    assert.deepEqual(diagnosisOf(failed(error)), { code: 'proxy-refuses', httpStatus: 502 });
  });

  const local: readonly [code: LocalCode, code: string][] = [
    ['ONENET_NO_ANSWER', 'no-answer'],
    ['ONENET_CONNECTION_LOST', 'cut'],
    ['ONENET_STOPPED', 'queued'],
    ['ONENET_QUEUE_FULL', 'queued'],
    ['ONENET_EXPIRED', 'queued'],
    ['ONENET_CONFIG', 'config'],
  ];
  for (const [failure, code] of local) {
    it(failure, () => {
      assert.deepEqual(diagnosisOf(failed(new OneNetError(failure, faultSaying('x')))), { code });
    });
  }

  const ofSimulator: readonly [body: string, code: object][] = [
    ['{"errno":0,"error":"succ"}', { code: 'ok', simulator: true }],
    ['{"errno":3,"error":"auth failed"}', { code: 'imei-unknown', errno: 3, simulator: true }],
    ['{"errno":6,"error":"odd"}', { code: 'says', errno: 6, says: 'odd', simulator: true }],
  ];
  for (const [body, diagnosis] of ofSimulator) {
    it(`the simulator answers ${body}`, () => {
      const outcome = decodeVerdict({ status: 200, body }, 'confirmed');
      assert.deepEqual(diagnosisOfSimulator(outcome), diagnosis);
    });
  }

  for (const language of LANGUAGES) {
    it(`has a sentence for each in ${language}`, () => {
      const path = `nodes/onenet-nbiot-config/locales/${language}/onenet-nbiot-config.json`;
      const texts = readJson(path) as { 'onenet-nbiot-config': { diagnosis: object } };
      const words = Object.keys(texts['onenet-nbiot-config'].diagnosis);
      const ofEditor = ['forbidden', 'too-large', 'gone', 'clock-ahead', 'clock-behind'];
      const variants = [
        ...['ok-simulator', 'ok-simulator-page', 'ok-device'],
        ...['key-or-imei-device', 'imei-unknown-device', 'imei-unknown-simulator'],
      ];
      assert.deepEqual(words.sort(), [...DIAGNOSES, ...ofEditor, ...variants].sort());
    });

    it(`names the simulator's devices in ${language}`, () => {
      const path = `nodes/onenet-nbiot-config/locales/${language}/onenet-nbiot-config.json`;
      const texts = readJson(path) as {
        'onenet-nbiot-config': { diagnosis: Record<string, string> };
      };
      const sentence = texts['onenet-nbiot-config'].diagnosis['imei-unknown-simulator'] ?? '';
      const [first, ...others] = Object.values(DEFAULT_IMEIS);
      const named = [first, ...others.map((imei) => `…${imei.slice(-3)}`)];
      assert.deepEqual(sentence.match(/\d{15}|…\d{3}/g), named);
    });
  }
});
