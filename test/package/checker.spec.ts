import assert from 'node:assert/strict';

import { pack } from '../support/pack';
import { listNodeTypes, readText } from '../support/package-files';
import { reportOn, type Report } from './support/checker';

/** Rules that fail, each with its reason: `- **P03, a repository …**`. */
const EXPLAINED = /^- \*\*([A-Z]\d\d),/gm;

describe("the flow library's checker, on the packed tarball", function () {
  this.timeout(240_000);
  let report: Report;

  before(async function () {
    report = await reportOn(this, await pack());
  });

  it('has read every node that stands in the palette, and found an example of it', () => {
    // A config node has no place of its own in a flow, and the checker leaves it out.
    const inPalette = listNodeTypes().filter((type) => !type.endsWith('-config'));
    assert.deepEqual([...(report.N02?.nodes ?? [])].sort(), inPalette.sort());
  });

  it('fails only the rules that the decision on it explains', () => {
    const decision = readText('docs/decisions/006-flow-library-checker.md');
    const explained = [...decision.matchAll(EXPLAINED)].map(([, rule]) => rule);
    const failing = Object.keys(report).filter((rule) => report[rule]?.test === false);
    assert.deepEqual(failing.sort(), explained.sort());
  });

  it('has come to its last rule', () => {
    const rules = ['P01', 'P03', 'P04', 'P05', 'P06', 'P07', 'P08', 'N01', 'N02', 'D01', 'D02'];
    for (const rule of [...rules, 'D03']) assert.notEqual(report[rule]?.test, undefined, rule);
  });
});
