'use strict';
/** What the process holds: memory, and everything that keeps it alive. */

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** @param {{ collect: boolean, port: number }} about */
exports.sample = async ({ collect, port }) => {
  if (collect) {
    // Twice: what a finalizer or a weak reference lets go of is collected by the second.
    for (let round = 0; round < 2; round++) {
      await turn();
      global.gc();
    }
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heapUsed, rss, resources: countResources(), sockets: countSockets(port) };
};

function countResources() {
  const counts = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** libuv's own list knows sockets that are not counted above because they would not keep the process alive. */
function countSockets(port) {
  process.report.excludeNetwork = true;
  return process.report
    .getReport()
    .libuv.filter(({ type, remoteEndpoint }) => type === 'tcp' && remoteEndpoint?.port === port)
    .length;
}
