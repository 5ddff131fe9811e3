import assert from 'node:assert/strict';

import { DEFAULT_IMEIS } from '../../lib/simulator';
import {
  CORE_VERDICT,
  loadEditorDefinition,
  type EditorDefinition,
} from '../support/editor-definition';
import { listFiles, listNodeTypes, readJson } from '../support/package-files';

interface FlowNode {
  readonly id: string;
  readonly type: string;
  readonly z?: string;
  readonly name?: string;
  readonly info?: string;
  readonly x?: number;
  readonly y?: number;
  readonly wires?: readonly (readonly string[])[];
  readonly [property: string]: unknown;
}

const CORE_TYPES = [
  ...['tab', 'comment', 'inject', 'function', 'switch', 'catch', 'debug', 'split', 'csv'],
];
const OPERATION_TYPES = ['write', 'read', 'execute', 'observe', 'command', 'device'].map(
  (name) => `onenet-nbiot-${name}`,
);
const CHINESE = /\p{Script=Han}/u;
const ENGLISH = /[a-z]{3,}/i;

const files = listFiles('examples');
const flows = new Map(files.map((file) => [file, readJson(`examples/${file}`) as FlowNode[]]));

describe('examples', () => {
  it('cover what the README promises', () => {
    assert.deepEqual(files, [
      '01 - Write one resource.json',
      '02 - Write several resources.json',
      '03 - Act on failures.json',
      '04 - Bytes, times and 64-bit integers.json',
      '05 - Sleeping device, set now, done when it wakes.json',
      '06 - Instant, and cached when asleep.json',
      '07 - Roll-out from CSV.json',
      '08 - Thermostat.json',
      '09 - Devices one can ask.json',
      '10 - Reports by push.json',
      '11 - Slider, only the latest.json',
      '12 - Sensor drives a device.json',
      '13 - Every night.json',
      '14 - Alarm on unknown.json',
    ]);
  });

  it('share no id, so that importing one after the other asks nothing', () => {
    const ids = [...flows.values()].flat().map(({ id }) => id);
    assert.deepEqual(duplicates(ids), []);
    for (const id of ids) assert.match(id, /^[0-9a-f]{16}$/);
  });

  it('listen at different paths', () => {
    const inputs = [...flows.values()].flat().filter(({ type }) => type === 'onenet-nbiot-in');
    assert.ok(inputs.length > 1);
    assert.deepEqual(duplicates(inputs.map(({ path }) => String(path))), []);
  });

  it('follow a command closely, since somebody waits in front of the screen', () => {
    const follows = [...flows.values()].flat().filter(({ operation }) => operation === 'follow');
    assert.ok(follows.length > 0);
    for (const { maxInterval } of follows) assert.ok(Number(maxInterval) <= 3);
  });

  it('start with a button that lights the lamp', () => {
    const flow = flows.get(files[0] ?? '') ?? [];
    const button = flow.find(({ type }) => type === 'inject');
    const write = flow.find(({ id }) => id === button?.wires?.[0]?.[0]);
    assert.deepEqual([button?.payload, button?.payloadType], ['true', 'bool']);
    assert.deepEqual(
      [write?.imei, write?.objId, write?.objInstId, write?.resId],
      [DEFAULT_IMEIS.reachable, '3311', '0', '5850'],
    );
  });

  it('show the failure route of both kinds', () => {
    const flow = flows.get('03 - Act on failures.json') ?? [];
    const switched = flow.filter(({ type }) => type === 'switch').map(({ property }) => property);
    assert.deepEqual(switched, ['errno', 'onenet.reason']);
    const scope = flow.find(({ type }) => type === 'catch')?.scope as readonly string[];
    const caught = flow.find(({ id }) => id === scope[0]);
    assert.deepEqual(caught?.wires?.[1], []);
  });
});

for (const [file, flow] of flows) {
  describe(`example ${file}`, () => {
    const own = listNodeTypes();

    it('is one tab of core nodes and ours', () => {
      const [tab, ...others] = flow.filter(({ type }) => type === 'tab');
      assert.equal(others.length, 0);
      for (const { type, z } of flow) {
        assert.ok([...CORE_TYPES, ...own].includes(type), type);
        // The platform too: it goes with the tab.
        if (type !== 'tab') assert.equal(z, tab?.id);
      }
    });

    it('runs on the simulator, with no credentials', () => {
      const platforms = flow.filter(({ type }) => type === 'onenet-nbiot-config');
      assert.deepEqual(
        platforms.map(({ host }) => host),
        ['simulator'],
      );
      assert.doesNotMatch(JSON.stringify(flow), /credentials|"(?:api-?key|access-?key)":/i);
      for (const { platform } of operations(flow)) assert.equal(platform, platforms[0]?.id);
    });

    it('names only devices that the simulator has', () => {
      const known: readonly unknown[] = Object.values(DEFAULT_IMEIS);
      const named = JSON.stringify(flow).match(/(?<![\da-f])\d{15}(?![\da-f])/g) ?? [];
      assert.ok(named.length > 0);
      for (const imei of named) assert.ok(known.includes(imei), imei);
    });

    it('wires nodes that exist', () => {
      const ids = flow.map(({ id }) => id);
      for (const { wires = [] } of flow) {
        for (const target of wires.flat()) assert.ok(ids.includes(target), target);
      }
      for (const { wires } of operations(flow)) assert.equal(wires?.length, 2);
    });

    it('holds for each of our nodes the properties of its dialog, all valid', () => {
      for (const type of own) {
        const definition = loadEditorDefinition(type);
        for (const node of flow.filter((each) => each.type === type)) checkNode(node, definition);
      }
    });

    it('explains itself in both languages', () => {
      const comments = flow.filter(({ type }) => type === 'comment');
      assert.ok(comments.some(({ name = '' }) => ENGLISH.test(name) && !CHINESE.test(name)));
      assert.ok(comments.some(({ name = '' }) => CHINESE.test(name)));
      for (const { info = '' } of comments.slice(0, 2)) assert.notEqual(info, '');
      const tab = flow.find(({ type }) => type === 'tab');
      assert.match(tab?.info ?? '', CHINESE);
      assert.match(tab?.info ?? '', ENGLISH);
      assert.match(String(tab?.label), ENGLISH);
      assert.match(String(tab?.label), CHINESE);
    });

    it('shows whole messages, and what became of each below its node', () => {
      const debugs = flow.filter(({ type }) => type === 'debug');
      assert.ok(debugs.length > 0);
      for (const { name, complete, active, tostatus, statusVal, statusType } of debugs) {
        assert.deepEqual([complete, active, tostatus, statusType], ['true', true, true, 'msg']);
        // What a device reports has no state.
        assert.equal(statusVal, name === 'reported 上报' ? 'payload' : 'onenet.state');
      }
    });

    it('is all on the canvas, the comments as well', () => {
      for (const { type, name = '', x = Infinity } of flow) {
        if (type === 'comment') assert.ok(x - widthOf(name) / 2 >= 40, name);
        else assert.ok(x >= 120);
      }
    });

    it('runs from left to right, with a row for each node', () => {
      const byId = new Map(flow.map((node) => [node.id, node]));
      for (const { x = 0, y = 0, wires = [] } of flow) {
        assert.equal((x % 10) + (y % 20), 0);
        for (const id of wires.flat()) assert.ok(x + 100 < (byId.get(id)?.x ?? 0), id);
      }
      const places = flow
        .filter(({ x }) => x !== undefined)
        .map(({ x, y }) => `${x ?? ''},${y ?? ''}`);
      assert.deepEqual(duplicates(places), []);
    });
  });
}

function checkNode(node: FlowNode, definition: EditorDefinition): void {
  for (const [property, { required, validate }] of Object.entries(definition.defaults)) {
    const value = node[property];
    assert.notEqual(value, undefined, property);
    if (required === true) assert.notEqual(value, '', property);
    const verdict = validate?.call(node, value, {});
    // What comes from a message or an expression is left to the editor, and so is a text with no rule.
    const isLeft = ['msg', 'jsonata', 'str'].includes(String(node[`${property}Type`]));
    if (!isLeft || verdict !== CORE_VERDICT) {
      assert.ok(verdict === undefined || verdict === true, `${property}: ${String(verdict)}`);
    }
  }
}

/** Of a comment in the widest of the usual fonts, in pixels: Node-RED places a node by its middle. */
function widthOf(name: string): number {
  const characters = Array.from(name, (character) => (character >= '\u2e80' ? 14 : 7.3));
  return characters.reduce((sum, width) => sum + width, 50);
}

function operations(flow: readonly FlowNode[]): FlowNode[] {
  return flow.filter(({ type }) => OPERATION_TYPES.includes(type));
}

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
