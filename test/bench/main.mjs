/**
 * Measures this package's node against what people build today, in one run: `npm run bench`.
 *
 * All clients run in a real Node-RED, in turn and several times over, against a server in another process; what counts is
 * the ratio of their medians, since the machine's own speed is in both. `--rounds N` (default 5), `--quick` for a first
 * look, `--write` to put the results into docs/.
 */

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { format, resolveConfig } from 'prettier';
import { inRoot, runMain } from '../../scripts/project/project.mjs';
import { buildIfNeeded } from '../../scripts/project/ready.mjs';
import { renderChart } from './chart.mjs';
import { renderConsole, renderDocument } from './report.mjs';
import { measureAll } from './rounds.mjs';

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  await buildIfNeeded();
  const results = await measureAll({
    rounds: values.quick ? 1 : Number(values.rounds),
    share: values.quick ? 0.2 : 1,
    say: (line) => console.log(line),
  });
  console.log(renderConsole(results));
  if (values.write) {
    const document = inRoot('docs', 'performance.md');
    const options = { ...(await resolveConfig(document)), filepath: document };
    writeFileSync(document, await format(renderDocument(results), options));
    writeFileSync(inRoot('docs', 'performance.svg'), renderChart(results));
  }
});
