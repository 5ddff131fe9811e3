import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toClassicReply } from '../../../lib/onenet/dialect-transport';
import { parseAnswer } from '../../../lib/onenet/json';
import { decodeVerdict } from '../../../lib/onenet/outcome';

const translate = (body: string) => toClassicReply({ status: 200, body, date: 5, retryAfter: 7 });

describe('toClassicReply', () => {
  const numbers: readonly [body: string, classic: object][] = [
    ['{"code":0,"msg":"succ"}', { errno: 0, error: 'succ' }],
    ['{"code":"0","msg":"succ"}', { errno: 0, error: 'succ' }],
    ['{"code":0}', { errno: 0, error: 'succ' }],
    [
      '{"code":0,"msg":"succ","data":{"uuid":"u"},"request_id":"r"}',
      { errno: 0, error: 'succ', data: { uuid: 'u' }, request_id: 'r' },
    ],
    [
      '{"code":10403,"msg":"authentication failed:invalid authorization"}',
      { errno: 10403, error: 'authentication failed:invalid authorization' },
    ],
    ['{"code":"10421","msg":null}', { errno: 10421, error: '' }],
    ['{"code":10410,"message":"device not exist"}', { errno: 10410, error: 'device not exist' }],
    [
      '{"code":0,"msg":"succ","data":{"seq":9223372036854775807}}',
      { errno: 0, error: 'succ', data: { seq: '9223372036854775807' } },
    ],
    [
      '{"requestId":"r","success":true,"data":{"uuid":"u"}}',
      { errno: 0, error: 'succ', requestId: 'r', success: true, data: { uuid: 'u' } },
    ],
    [
      '{"request_id":"r","code_no":"000000","code":"onenet_common_success","message":"调用成功"}',
      { errno: 0, error: '调用成功', request_id: 'r', code_no: '000000' },
    ],
  ];
  for (const [body, classic] of numbers) {
    it(`translates ${body}`, () => {
      const reply = translate(body);
      assert.ok(reply.verdict?.kind === 'number');
      assert.deepEqual(reply.verdict.reply, classic);
      assert.deepEqual(reply.verdict.payload, parseAnswer(body), 'the own words are kept');
      assert.deepEqual([reply.status, reply.date, reply.retryAfter], [200, 5, 7]);
    });
  }

  for (const [file, reason, error] of [
    ['auth', 'unauthorized', 'authentication failed:invalid authorization'],
    ['thing-model', 'not-found', '产品物模型未找到'],
  ] as const) {
    it(`reads the answer of the newer platform that was published (${file})`, () => {
      const path = join(__dirname, `../../fixtures/wire/reply-new-platform-${file}.json`);
      const { reply } = JSON.parse(readFileSync(path, 'utf8')) as { reply: { body: string } };
      const outcome = decodeVerdict(translate(reply.body), 'confirmed');
      assert.ok(outcome.kind === 'refused');
      assert.deepEqual(
        [outcome.state, outcome.reason, outcome.reply.error],
        ['refused', reason, error],
      );
    });
  }

  const refusals: readonly [body: string, words: string, reason: string][] = [
    [
      '{"requestId":"r","code":"iot.application.deviceNotFound","msg":"设备不存在","success":false}',
      'iot.application.deviceNotFound: 设备不存在',
      'not-found',
    ],
    ['{"success":false,"msg":"auth failed"}', 'auth failed', 'unauthorized'],
    ['{"code":"iot.common.authFailed"}', 'iot.common.authFailed', 'unauthorized'],
    ['{"success":false}', '', 'unknown'],
  ];
  for (const [body, words, reason] of refusals) {
    it(`takes ${body} for an explicit no without a number`, () => {
      const reply = translate(body);
      assert.ok(reply.verdict?.kind === 'words');
      assert.equal(reply.verdict.words, words);
      const outcome = decodeVerdict(reply, 'confirmed');
      assert.ok(outcome.kind === 'failed');
      assert.deepEqual(
        [outcome.state, outcome.reason, outcome.error.code, outcome.error.errno],
        ['refused', reason, 'ONENET_BAD_ANSWER', -6],
      );
      assert.equal(outcome.error.httpStatus, 200);
      assert.deepEqual(outcome.payload, parseAnswer(body));
      assert.ok(outcome.error.message.startsWith(words) && outcome.error.message !== '');
    });
  }

  for (const body of [
    '{"errno":0,"error":"succ"}',
    '{"errno":2001,"error":"device not online","code":0}',
    '{"errno":"0"}',
    '{"ok":true}',
    '{"code":null}',
    '{"code":1.5}',
    '{"code":{}}',
    '{"code":"12345678901"}',
    '[{"code":0}]',
    '<html>code</html>',
    '',
    'null',
    '{"code":0',
  ]) {
    it(`leaves ${body || 'an empty body'} as it is`, () => {
      const reply = { status: 502, body };
      assert.equal(toClassicReply(reply), reply);
    });
  }
});
