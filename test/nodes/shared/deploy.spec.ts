import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isGone } from '../../../nodes/shared/deploy';
import type { Node, NodeAPI } from '../../../nodes/shared/node-red';

const TAB = { id: 'tab', type: 'tab' };
const WRITE = { id: 'write', z: 'tab' };
/** A subflow with one node, and one with an instance of that. */
const INNER = [{ id: 'inner' }, { id: 'write', z: 'inner' }];
const OUTER = [{ id: 'outer' }, { id: 'i', z: 'outer' }];
const INSTANCE = { id: 'o', z: 'tab' };

const flow = { parent: {} };
const outer = { subflowDef: { id: 'outer' }, subflowInstance: INSTANCE, parent: flow };
/** As Node-RED makes them: what is in an instance has the ID of the instance before its own. */
const inOuter = { id: 'o-i', _alias: 'i', z: 'o' };
const inner = { subflowDef: { id: 'inner' }, subflowInstance: inOuter, parent: outer };

const ON_TAB = { ...WRITE, _flow: flow };
const IN_SUBFLOW = {
  ...{ id: 'o-write', _alias: 'write', z: 'o' },
  _flow: { ...outer, subflowDef: { id: 'inner' } },
};
const NESTED = { id: 'o-i-write', _alias: 'write', z: 'o-i', _flow: inner };
/** The nodes of a subflow that comes with a module are listed nowhere. */
const OF_MODULE = {
  ...{ id: 'o-write', _alias: 'write', z: 'o' },
  _flow: { ...outer, subflowDef: { id: 'of a module' } },
};
const IN_MODULE = {
  ...{ id: 'o-i-write', _alias: 'write', z: 'o-i' },
  _flow: { ...inner, parent: { ...outer, subflowDef: { id: 'of a module' } } },
};

const rows: [title: string, node: object, listed: object[], isGone: boolean][] = [
  ['on a tab', ON_TAB, [TAB, WRITE], false],
  ['on a tab without an entry', ON_TAB, [WRITE], false],
  ['that is deleted', ON_TAB, [TAB], true],
  ['that is disabled', ON_TAB, [TAB, { ...WRITE, d: true }], true],
  ['on a tab that is disabled', ON_TAB, [{ ...TAB, disabled: true }, WRITE], true],
  ['where nothing is listed', ON_TAB, [], false],
  ['of which nothing else is known', WRITE, [TAB, WRITE], false],
  ['in an instance', IN_SUBFLOW, [TAB, INSTANCE, ...INNER], false],
  ['whose instance is deleted', IN_SUBFLOW, [TAB, ...INNER], true],
  ['whose instance is disabled', IN_SUBFLOW, [TAB, { ...INSTANCE, d: true }, ...INNER], true],
  [
    'whose instance is on a tab that is disabled',
    IN_SUBFLOW,
    [{ ...TAB, disabled: true }, INSTANCE, ...INNER],
    true,
  ],
  ['deleted in its subflow', IN_SUBFLOW, [TAB, INSTANCE, { id: 'inner' }], true],
  ['deleted with its subflow', IN_SUBFLOW, [TAB], true],
  ['in an instance in an instance', NESTED, [TAB, INSTANCE, ...INNER, ...OUTER], false],
  ['whose outer instance is deleted', NESTED, [TAB, ...INNER, ...OUTER], true],
  ['whose inner instance is deleted', NESTED, [TAB, INSTANCE, ...INNER, { id: 'outer' }], true],
  ['of a module’s subflow', OF_MODULE, [TAB, INSTANCE], false],
  ['of a module’s subflow that is deleted', OF_MODULE, [TAB], true],
  ['in a subflow within a module’s', IN_MODULE, [TAB, INSTANCE], false],
];

describe('the list of the nodes that are deployed', () => {
  it('is made once for all that are closed in one turn of the event loop', async () => {
    let lists = 0;
    let listed: object[] = [TAB, WRITE];
    const eachNode = (callback: (node: object) => void): void => {
      lists += 1;
      listed.forEach(callback);
    };
    const RED = { nodes: { eachNode } } as unknown as NodeAPI;
    const areGone = (): boolean[] =>
      Array.from({ length: 1000 }, () => isGone(RED, ON_TAB as unknown as Node));
    assert.ok(areGone().every((each) => !each));
    assert.equal(lists, 1);
    // By the next deploy it has been forgotten.
    await new Promise((resolve) => setImmediate(resolve));
    listed = [TAB];
    assert.ok(areGone().every((each) => each));
    assert.equal(lists, 2);
  });
});

describe('the next life of a node', () => {
  for (const [title, node, listed, expected] of rows) {
    it(`is ${expected ? 'not ' : ''}to be expected of one ${title}`, () => {
      const eachNode = (callback: (node: object) => void): void => {
        listed.forEach(callback);
      };
      const RED = { nodes: { eachNode } } as unknown as NodeAPI;
      assert.equal(isGone(RED, node as Node), expected);
    });
  }
});
