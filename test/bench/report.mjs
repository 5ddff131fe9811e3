/** The results in words: for the terminal, and as docs/performance.md. */

import { FIGURES, megabytes } from './goals.mjs';

/** One row per figure: what was measured, of what, and whether the goal holds. */
export function rows(results) {
  return FIGURES.map(({ name, ours, other, show, goal, holds }) => {
    const value = results.median(ours);
    const compared = other === undefined ? undefined : results.median(other);
    return {
      name,
      ours: show(value),
      other: compared === undefined ? '' : show(compared),
      ratio: compared === undefined || compared === 0 ? '' : ratio(value / compared),
      goal,
      holds: holds(value, compared),
    };
  });
}

export function renderConsole(results) {
  const lines = rows(results).map(
    ({ name, ours, other, ratio, goal, holds }) =>
      `${verdict(goal, holds, '    ', 'ok  ', 'MISS')} ${name.padEnd(62)} ${ours.padStart(10)} ${other.padStart(10)} ${ratio.padStart(8)}   goal: ${goal}`,
  );
  return [
    ...lines,
    `installed size with everything it needs: ${megabytes(results.installedBytes)}`,
  ].join('\n');
}

export function renderDocument(results) {
  const table = rows(results).map(
    ({ name, ours, other, ratio, goal, holds }) =>
      `| ${name} | ${ours} | ${other} | ${ratio} | ${goal} | ${verdict(goal, holds, '', 'yes', '**no**')} |`,
  );
  const quick =
    results.share === 1
      ? ''
      : `\nA first look only: paces and bursts were measured with ${results.share} of the messages that the rows name.\n`;
  return `# Performance

Written by \`npm run bench -- --write\` on ${results.date}: Node.js ${results.node}, ${results.cores} cores, medians of
${results.rounds} rounds; load average before it began: ${results.load.toFixed(1)}. The ratios say more than the figures, which
are those of a small shared machine; above a load of ${results.cores}, times and rates are those of what else it did.
${quick}
![Messages per second](performance.svg)

| figure | this node | compared | ratio | goal | reached |
| --- | --- | --- | --- | --- | --- |
${table.join('\n')}

Installed with everything that it needs at run time: ${megabytes(results.installedBytes)}.

## Method

- Everything runs in one real Node-RED; the server runs in another process and answers each request at once with
  success, over loopback. In every round each client has its turn, so that what else the machine does strikes all.
- "This node" is a write node with the pace off (\`callsPerSecond\` and \`deviceGap\` 0), over 5,000 devices.
- Compared is what people use today: a function node that builds the request, and the core http request node with
  keep-alive on. The rows that say so compare with a node that does nothing but hand its message to undici's
  \`dispatch\`, and with bare loops over undici and over axios, without Node-RED's messages, in the same process.
- CPU is user and system time of the whole Node-RED process, divided by the messages.
- A burst hands in all messages in one turn of the event loop. The stall is how late a timer of 100 ms came at the
  worst. With few descriptors, the process may open 1,024 files and sockets in all.
- Heap per message is the growth of the used heap after a collection while the platform answers nothing, without what
  the benchmark holds itself: 10,000 messages behind 64 in flight for the queue, 2,000 in flight for the wire.
- Pushes come from another process, 64 at once over connections that are kept, each signed and of one point; Node-RED
  stands as its own command puts it together, the editor's API before the HTTP nodes. Compared is a core http in node, and
  a function node that prints the message again, checks its signature and makes the same messages. A turn of the event
  loop is measured in CPU time, as the longest for a batch of 1,000 points.
- Growth: a burst of 100,000 messages against one of 1,000; 30,000 commands for one device, each for another Resource,
  with and without \`keepLatest\`; a full deploy of 10,000 nodes that each track one command, against 100.
- The cost of a start is the time inside Node-RED's start that goes into loading this package's files, and all that
  these load, whenever during the start that is.
`;
}

function verdict(goal, holds, none, yes, no) {
  if (goal === '') return none;
  return holds ? yes : no;
}

function ratio(value) {
  return value >= 10 ? value.toFixed(1) : value.toFixed(3);
}
