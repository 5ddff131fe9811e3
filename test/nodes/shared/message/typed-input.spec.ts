import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'mocha';
import helper from 'node-red-node-test-helper';
import { faultSentence, type FieldTable, type Result } from '../../../../lib/contract';
import type { Message, Node, NodeAPI } from '../../../../nodes/shared/node-red';
import { createReader, createReaders } from '../../../../nodes/shared/message/typed-input';

/** Registers a node that does nothing, and hands over the runtime's API. */
let RED: NodeAPI;
function registerBareNode(api: NodeAPI): void {
  RED = api;
  api.nodes.registerType('bare', function (this: Node, config: unknown) {
    api.nodes.createNode(this, config);
  });
}

const FLOW = [
  { id: 'tab', type: 'tab', env: [{ name: 'LAMP', value: '869405000000010', type: 'str' }] },
  { id: 'bare', type: 'bare', z: 'tab', x: 1, y: 1, wires: [] },
];

type Row = readonly [type: string, value: unknown, msg: Message, read: unknown];

const nested = { lamp: { id: [7] } };

const VALUES: readonly Row[] = [
  ['str', '869405000000010', {}, '869405000000010'],
  ['str', ' x ', {}, ' x '],
  ['str', '', {}, ''],
  ['num', '3311', {}, 3311],
  ['num', 3311, {}, 3311],
  ['num', ' 20.5 ', {}, 20.5],
  ['num', '-1e3', {}, -1000],
  ['num', '0x10', {}, 16],
  ['num', '9007199254740993', {}, 9007199254740993n],
  ['num', ' -9223372036854775808 ', {}, -9223372036854775808n],
  ['num', '', {}, 'blank'],
  ['num', '  ', {}, 'blank'],
  ['num', undefined, {}, 'blank'],
  ['msg', 'payload', { payload: 5n }, 5n],
  ['msg', 'payload', {}, undefined],
  ['msg', 'a.lamp.id[0]', { a: nested }, 7],
  ['msg', 'a["lamp"]', { a: nested }, nested.lamp],
  ['msg', 'msg.payload', { payload: 1 }, 1],
  ['flow', 'lamp', {}, 'from flow'],
  ['flow', 'missing', {}, undefined],
  ['global', 'lamp.id', {}, 'from global'],
  ['env', 'LAMP', {}, '869405000000010'],
  ['env', '${LAMP}', {}, '869405000000010'],
  ['env', 'lamp ${LAMP}', {}, 'lamp 869405000000010'],
  ['str', 'costs ${5} or so', {}, 'costs ${5} or so'],
  ['bool', 'true', {}, true],
  ['bool', 'false', {}, false],
  ['bin', '[18,26]', {}, Buffer.of(18, 26)],
  ['json', '{"5850":9223372036854775807}', {}, { 5850: 9223372036854775807n }],
  ['json', 'true', {}, true],
  ['jsonata', 'payload * 2', { payload: 21 }, 42],
  ['jsonata', '{"5850": payload > 20}', { payload: 21 }, { 5850: true }],
  ['jsonata', 'nothing', {}, undefined],
  ['jsonata', '$flowContext("lamp")', {}, 'from flow'],
];

const UNREADABLE: readonly (readonly [type: string, value: string, msg: Message, text: RegExp])[] =
  [
    ['num', 'abc', {}, /: the text "abc" is not a number$/],
    ['num', '12,5', {}, /"12,5" is not a number/],
    ['num', '${LAMP}', {}, /environment variable LAMP, which is not set/],
    ['num', '2${LAMP}', {}, /variable LAMP beside other text/],
    ...(['num', 'bool', 'json', 'bin', 'jsonata', 'msg', 'flow', 'global'] as const).flatMap(
      (type): typeof UNREADABLE => [
        [type, '${NOBODY_SETS_THIS}', {}, /variable NOBODY_SETS_THIS, which is not set/],
        [type, ' $(NOBODY_SETS_THIS)', {}, /variable NOBODY_SETS_THIS, which is not set/],
      ],
    ),
    ['env', '', {}, /from an environment variable, and none is named: enter its name/],
    ['env', ' ', {}, /from an environment variable, and none is named: enter its name/],
    ['str', '${NOBODY_SETS_THIS}', {}, /variable NOBODY_SETS_THIS, which is not set/],
    ['str', ' ${LAMP}${NOBODY}', {}, /variable LAMP, NOBODY beside other text/],
    ['str', '$(NOBODY_SETS_THIS)', {}, /variable NOBODY_SETS_THIS, which is not set/],
    ['env', 'NOBODY_SETS_THIS', {}, /variable NOBODY_SETS_THIS, which is not set/],
    ['env', '${NOBODY_SETS_THIS}', {}, /variable NOBODY_SETS_THIS, which is not set/],
    ['env', '${LAMP}${NOBODY_SETS_THIS}', {}, /variable NOBODY_SETS_THIS, which is not set/],
    ['msg', '', {}, /./],
    ['bin', '[1,300]', {}, /: 300 is not a byte/],
    ['bin', '{"a":1}', {}, /array of bytes/],
    ['msg', 'a[', {}, /./],
    ['json', '{', {}, /JSON/],
    ['bin', '{', {}, /JSON/],
    ['jsonata', '$number(', {}, /end of expression/],
    ['jsonata', '$number(payload)', { payload: 'abc' }, /: Unable to cast value to a number/],
    ['jsonata', '$error("no lamp")', {}, /: no lamp$/],
    ['date', '', {}, /type of value that is not known, the text "date"/],
    ['', '', {}, /type of value that is not known, an empty text/],
  ];

describe('typed-input', () => {
  before((done) => {
    helper.startServer(done);
  });
  after((done) => {
    helper.stopServer(done);
  });
  beforeEach(async () => {
    await helper.load(registerBareNode as never, FLOW);
    const context = helper.getNode('bare').context();
    context.flow.set('lamp', 'from flow');
    context.global.set('lamp', { id: 'from global' });
  });
  afterEach(async () => {
    await helper.unload();
  });

  for (const [type, value, msg, expected] of VALUES) {
    it(`reads ${type} ${JSON.stringify(value)}`, async () => {
      assert.deepEqual(await read(type, value, msg), expected);
    });
  }

  for (const [type, value, msg, text] of UNREADABLE) {
    it(`says why ${type} ${JSON.stringify(value)} cannot be read`, async () => {
      await assert.rejects(read(type, value, msg), (error) => {
        assert.match(String(error), text);
        return true;
      });
    });
  }

  it('says so to every message', async () => {
    const reader = createReader(RED, bareNode(), { value: '{', type: 'json' });
    for (const msg of [{}, {}]) await assert.rejects(ask(reader, msg), /could not be read/);
  });

  it('hands over what a message holds at once, and the very same', () => {
    for (const [path, msg] of [
      ['payload', { payload: nested }],
      ['a.b', { a: { b: nested } }],
    ] as const) {
      const answers: Result<unknown>[] = [];
      createReader(RED, bareNode(), { value: path, type: 'msg' })(msg, (answer) => {
        answers.push(answer);
      });
      const [answer = assert.fail()] = answers;
      assert.equal(answers.length, 1);
      assert.ok(answer.ok);
      assert.strictEqual(answer.value, nested);
    }
  });

  it('keeps the messages of one expression apart', async () => {
    const reader = createReader(RED, bareNode(), { value: 'payload & "!"', type: 'jsonata' });
    const messages = Array.from({ length: 50 }, (_, index) => ({ payload: `m${index}` }));
    assert.deepEqual(
      await Promise.all(messages.map((msg) => ask(reader, msg))),
      messages.map(({ payload }) => `${payload}!`),
    );
  });
});

function bareNode(): Node {
  return helper.getNode('bare') as unknown as Node;
}

async function read(type: string, value: unknown, msg: Message): Promise<unknown> {
  return ask(createReader(RED, bareNode(), { value, type, whenBlank: 'blank' }), msg);
}

/** Turns one answer of a reader into a promise. */
async function ask(reader: ReturnType<typeof createReader>, msg: Message): Promise<unknown> {
  return new Promise((resolve, reject) => {
    reader(msg, (result) => {
      if (result.ok) resolve(result.value);
      else reject(new Error(faultSentence(result.fault, 'en-US')));
    });
  });
}

describe('the readers of a table', () => {
  const TABLE = {
    name: { value: '' },
    way: { value: 'here', rule: { kind: 'one-of', values: ['here', 'there'] } },
    depth: { types: ['num'], type: 'num', value: '3' },
    height: {
      ...{ types: ['num'], type: 'num', value: '5' },
      when: { property: 'way', values: ['there'] },
    },
  } as const satisfies FieldTable;
  interface Input {
    readonly way: unknown;
    readonly depth: unknown;
    readonly height: unknown;
  }

  for (const [title, config, expected] of [
    ['have the defaults', {}, { way: 'here', depth: 3, height: undefined }],
    [
      'have what the flow stores',
      { way: 'there', depth: '7', height: '9', heightType: 'str' },
      { way: 'there', depth: 7, height: '9' },
    ],
    ['take nothing of a field that is hidden', { height: 'no number' }, { height: undefined }],
    ['have the default of a blank choice', { way: ' ' }, { way: 'here', height: undefined }],
    ['take what a hidden field becomes', { way: 'there' }, { height: 5 }],
  ] as const) {
    it(title, () => {
      const readers = createReaders<Input>(RED, {} as Node, TABLE, config);
      const values: Record<string, unknown> = {};
      for (const [name, reader] of Object.entries(readers)) {
        reader({}, (result) => {
          values[name] = result.ok ? result.value : result.fault.rule;
        });
      }
      assert.deepEqual({ ...values, ...expected }, values);
      assert.deepEqual(Object.keys(values), ['way', 'depth', 'height']);
    });
  }
});
