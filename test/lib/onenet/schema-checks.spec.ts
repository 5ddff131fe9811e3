import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkOf } from '../../../lib/onenet/operations/operation';

const ROOT = join(__dirname, '..', '..', '..');

describe('the generated checks of schemas', () => {
  it('are what ajv makes of the schemas today: else run "npm run generate"', async () => {
    const { CHECKS_FILE, generateChecks } =
      await import('../../../scripts/build/schema-checks.mjs');
    assert.equal(readFileSync(join(ROOT, CHECKS_FILE), 'utf8'), generateChecks());
  });

  it('say what to do about a schema that has none', () => {
    const check = checkOf<{ readonly a: string }>({
      $id: 'new',
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string' } },
    });
    assert.throws(() => check({}), /schema "new": run "npm run generate"/);
  });
});
