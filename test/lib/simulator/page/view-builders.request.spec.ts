import assert from 'node:assert/strict';
import type { RequestLogEntry } from '../../../../lib/simulator';
import { CALLS } from '../../../../lib/simulator/behaviours';
import { viewRequest } from '../../../../lib/simulator/page/view-builders';

const ENTRY: RequestLogEntry = {
  time: 1_767_225_600_000,
  method: 'POST',
  target: '/nbiot?imei=860000000000017&obj_id=3311&obj_inst_id=0&mode=2',
  imei: '860000000000017',
  body: '{"data":[{"res_id":5850,"val":true},{"res_id":5706,"val":"red"}]}',
  status: 200,
  answer: '{"errno":0,"error":"succ"}',
  durationMs: 1.5,
};

const LIT = [
  ['5850', 'true'],
  ['5706', '"red"'],
] as const;
const IDS = '?imei=1&obj_id=3311&obj_inst_id=0&res_id=5850';

describe('page: view of a request', () => {
  it('has what was asked in words, and the verdict', () => {
    assert.deepEqual(viewRequest(ENTRY), {
      ...ENTRY,
      errno: 0,
      error: 'succ',
      call: {
        title: { en: 'Write /3311/0', zh: '写 /3311/0' },
        values: [
          ['5850', 'true'],
          ['5706', '"red"'],
        ],
      },
    });
  });

  for (const [method, target, body, title, values] of [
    ['GET', `/nbiot${IDS}`, '', 'Read /3311/0/5850', []],
    ['GET', '/nbiot?obj_id=3', '', 'Read /3', []],
    ['GET', '/nbiot/resources?imei=1', '', 'List resources', []],
    ['POST', '/nbiot?obj_id=3', '{"data":', 'Write /3', []],
    [
      'POST',
      '/nbiot?obj_id=3',
      '{"data":[{"res_id":1,"val":9007199254740993}]}',
      'Write /3',
      [['1', '9007199254740993']],
    ],
    ['POST', `/nb-iot${IDS}`, ENTRY.body, 'Write /3311/0/5850', LIT],
    ['POST', `/LwM2M-online${IDS}&action=write`, ENTRY.body, 'Write /3311/0/5850', LIT],
    ['POST', `/nbiot/offline${IDS}`, ENTRY.body, 'Cached write /3311/0/5850', LIT],
    ['GET', `/nbiot/offline${IDS}`, '', 'Cached read /3311/0/5850', []],
    ['POST', `/nbiot/execute${IDS}`, '{"args":"1"}', 'Execute /3311/0/5850', []],
    ['POST', `/LwM2M-offline${IDS}&action=execute`, '{}', 'Cached execute /3311/0/5850', []],
    ['POST', `/nb-iot/observe${IDS}&cancel=true`, '', 'Observe /3311/0/5850', []],
    ['GET', '/nbiot/discover?obj_id=3', '', 'Discover /3', []],
    ['GET', '/devices/getbyimei?imei=1', '', 'What the platform knows of devices', []],
    ['GET', '/devices?page=1', '', 'What the platform knows of devices', []],
    ['GET', '/device/detail?imei=1', '', 'What the platform knows of devices', []],
    ['GET', '/application?action=QueryDeviceList', '', 'What the platform knows of devices', []],
    ['GET', '/nbiot/offline/history?imei=1', '', 'List cached commands', []],
    ['GET', '/nbiot/offline/history/1-2?imei=1', '', 'Status of a cached command', []],
    ['GET', '/LwM2M-offline?action=history&uuid=1-2', '', 'Status of a cached command', []],
    ['PUT', '/nbiot/offline/cancel/1-2?imei=1', '', 'Cancel a cached command', []],
    ['PUT', '/nb-iot/offline/cancel/all?imei=1', '', 'Cancel all cached commands', []],
    ['POST', '/nbiot/offline', ENTRY.body, undefined],
    ['GET', '/nbiot?obj_id=<b>', '', undefined],
    ['GET', '/nbiot', '', undefined],
    ['PUT', '/nbiot?obj_id=3', '', undefined],
    ['GET', '/toString', '', undefined],
  ] as const) {
    it(`${method} ${target} ${body}: ${title ?? 'as it is'}`, () => {
      const { call } = viewRequest({ ...ENTRY, method, target, body });
      assert.deepEqual(call && [call.title.en, call.values], title && [title, values]);
    });
  }

  it('tells a question after one command from all others', () => {
    const polls = ['/nbiot/offline/history/1-2?imei=1', '/nbiot/offline/history?imei=1'].map(
      (target) => viewRequest({ ...ENTRY, method: 'GET', target, body: '' }).call?.isPoll,
    );
    assert.deepEqual(polls, [true, undefined]);
  });

  it('has a title for each call of the API, in both languages', () => {
    for (const { title } of CALLS) {
      assert.match(title.zh, /\p{Script=Han}/u);
      assert.match(title.en, /^[A-Z][a-z]/);
      assert.equal(title.zh.includes('{path}'), title.en.includes('{path}'), title.en);
    }
  });

  for (const [answer, verdict] of [
    ['{"errno":16,"error":"unsuccess: TIME_OUT null"}', [16, 'unsuccess: TIME_OUT null']],
    ['<h1>Bad Gateway</h1>', [undefined, undefined]],
    ['{"code":10421,"msg":"device not online"}', [10421, 'device not online']],
    ['null', [undefined, undefined]],
    ['{"errno":"0","error":{}}', [undefined, undefined]],
    [undefined, [undefined, undefined]],
  ] as [string | undefined, unknown][]) {
    it(`reads the verdict of ${answer ?? 'a connection that was cut'}`, () => {
      const { errno, error, ...rest } = viewRequest({ ...ENTRY, answer, status: undefined });
      assert.deepEqual([errno, error], verdict);
      assert.equal(rest.answer, answer);
      assert.equal('status' in rest, false);
    });
  }

  for (const body of [
    '{"api-key":"CANARY","data":[]}',
    '{"Authorization" : "x \\" CANARY"}',
    '{"access_token":"CANARY',
  ]) {
    it(`hides the key in ${body}`, () => {
      const view = viewRequest({ ...ENTRY, body });
      assert.doesNotMatch(JSON.stringify(view), /CANARY/);
      assert.match(view.body, /\*\*\*/);
    });
  }

  it('says nothing of what a behaviour threw, which may be anything', () => {
    assert.equal('failure' in viewRequest({ ...ENTRY, failure: new Error('x') }), false);
  });

  it('cuts short what is long', () => {
    const long = 'x'.repeat(5000);
    const view = viewRequest({ ...ENTRY, target: long, imei: long, body: long, answer: long });
    assert.ok(JSON.stringify(view).length < 3000);
  });
});
