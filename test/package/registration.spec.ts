import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import packageJson from '../../package.json';

/** The script of a page, found the way the flow library's checker finds it. */
const SCRIPT = /<script type="text\/javascript">([\s\S]*?)<\/script>/;

const problem = async (script: string, type = 'a-node'): Promise<string | null> =>
  (await import('../../scripts/build/registration.mjs')).registrationProblem(script, type);

describe('the registration that the flow library reads', () => {
  for (const type of Object.keys(packageJson['node-red'].nodes)) {
    it(`is there in the built page of ${type}`, async () => {
      const page = join(__dirname, '..', '..', 'dist', 'nodes', type, `${type}.html`);
      const script = SCRIPT.exec(readFileSync(page, 'utf8'))?.[1];
      assert.equal(await problem(script ?? '', type), null);
    });
  }

  const cases: [script: string, problem: RegExp | null][] = [
    [`RED.nodes.registerType('a-node', { category: 'x', defaults: {} });`, null],
    [`(() => { RED.nodes.registerType("a-node", { category: "x", defaults: {} }); })();`, null],
    ['', /not called/],
    [`RED.plugins.registerType('a-node', { category: 'x', defaults: {} });`, /not called/],
    [`RED.nodes.registerType(TYPE, { category: 'x', defaults: {} });`, /literal 'a-node'/],
    [`RED.nodes.registerType('b', { category: 'x', defaults: {} });`, /literal 'a-node'/],
    [`RED.nodes.registerType('a-node', definition);`, /inline object/],
    [`RED.nodes.registerType('a-node', { category: C, defaults: {} });`, /category/],
    [`RED.nodes.registerType('a-node', { category: 'x', defaults });`, /defaults/],
    [`RED.nodes.registerType('a-node', { category: 'x', defaults: make() });`, /defaults/],
  ];
  for (const [script, expected] of cases) {
    it(`${expected === null ? 'accepts' : 'refuses'} ${script || 'an empty script'}`, async () => {
      const found = await problem(script);
      if (expected === null) assert.equal(found, null);
      else assert.match(found ?? '', expected);
    });
  }
});
