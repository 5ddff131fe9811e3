import assert from 'node:assert/strict';

interface FlowNode {
  readonly id: string;
  readonly type: string;
  readonly z?: string;
  readonly wires?: string[][];
  readonly [property: string]: unknown;
}

async function merge(examples: { title: string; nodes: object[] }[]): Promise<FlowNode[]> {
  const { mergeExamples } = await import('../../scripts/start/examples.mjs');
  return mergeExamples(examples) as FlowNode[];
}

const platform = (id: string, host: string): object => ({
  id,
  type: 'platform',
  host,
  list: [{ a: 1 }],
});
const write = (id: string, z: string, to: string): object => ({
  ...{ id, z, type: 'write', platform: 'p' },
  ...{ x: 1, y: 1 },
  wires: [[to]],
});
const tab = (id: string): object => ({ id, type: 'tab', label: id });

describe('the examples as one flow file', () => {
  it('gives no id twice, and keeps every reference', async () => {
    const nodes = [tab('t'), platform('p', 'one'), write('a', 't', 'b'), write('b', 't', 'a')];
    const flows = await merge([
      { title: '01', nodes },
      { title: '02', nodes: [...nodes.filter((_, index) => index !== 1), platform('p', 'two')] },
    ]);
    assert.equal(flows.length, 8);
    assert.equal(new Set(flows.map(({ id }) => id)).size, 8);
    for (const node of flows.filter(({ type }) => type === 'write')) {
      const tabOf = flows.find(({ id }) => id === node.z);
      assert.equal(tabOf?.type, 'tab');
      const next = flows.find(({ id }) => id === node.wires?.[0]?.[0]);
      assert.equal(next?.z, node.z);
      const platformOf = flows.find(({ id }) => id === node.platform);
      assert.equal(platformOf?.type, 'platform');
    }
  });

  it('shares config nodes that are equal, and only those', async () => {
    const flows = await merge([
      { title: '01', nodes: [tab('t'), platform('p', 'one'), write('a', 't', 'a')] },
      { title: '02', nodes: [tab('t'), platform('p', 'one'), write('a', 't', 'a')] },
      { title: '03', nodes: [tab('t'), platform('p', 'two'), write('a', 't', 'a')] },
    ]);
    const used = flows.filter(({ type }) => type === 'write').map((node) => node.platform);
    assert.equal(used[0], used[1]);
    assert.notEqual(used[0], used[2]);
    assert.equal(flows.filter(({ type }) => type === 'platform').length, 2);
  });

  it('gives nothing the id that it has in its file, so that importing an example later asks nothing', async () => {
    const nodes = [tab('t'), platform('p', 'one'), write('a', 't', 'a')];
    const flows = await merge([{ title: '01', nodes }]);
    for (const { id } of flows) assert.ok(!['t', 'p', 'a'].includes(id));
  });

  it('takes equal config nodes off their tabs, and the number of the example out of their names', async () => {
    const of = (number: string): object[] => [
      tab('t'),
      { ...platform('p', 'one'), z: 't', name: `OneNET simulator ${number}` },
      write('a', 't', 'a'),
    ];
    const flows = await merge(['01', '02'].map((title) => ({ title, nodes: of(title) })));
    const configs = flows.filter(({ type }) => type === 'platform');
    assert.equal(configs.length, 1);
    assert.deepEqual([configs[0]?.name, 'z' in (configs[0] ?? {})], ['OneNET simulator', false]);
  });

  it('gives an example without a tab one that is named after its file', async () => {
    const flows = await merge([
      { title: '07 - x', nodes: [write('a', 'gone', 'a'), platform('p', '')] },
    ]);
    const [made] = flows;
    assert.equal(made?.type, 'tab');
    assert.equal(made.label, '07 - x');
    assert.equal(flows.find(({ type }) => type === 'write')?.z, made.id);
    assert.ok(!('z' in (flows.find(({ type }) => type === 'platform') ?? {})));
  });

  it('gives the same ids each time', async () => {
    const example = [{ title: '01', nodes: [tab('t'), write('a', 't', 'a')] }];
    assert.deepEqual(await merge(example), await merge(example));
  });
});
