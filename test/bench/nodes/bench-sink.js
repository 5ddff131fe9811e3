'use strict';
/** Where the benchmark's messages end: tells the benchmark, and nothing else. */
module.exports = function (RED) {
  RED.nodes.registerType('bench-sink', function (config) {
    RED.nodes.createNode(this, config);
    this.on('input', (msg, _send, done) => {
      globalThis.benchSink(msg);
      done();
    });
  });
};
