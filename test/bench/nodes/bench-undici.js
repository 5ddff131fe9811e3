'use strict';
/** A node that does nothing but hand its message to undici's `dispatch`, and send on what comes back. */
const { createUndiciClient } = require('../undici-client.cjs');

module.exports = function (RED) {
  RED.nodes.registerType('bench-undici', function (config) {
    RED.nodes.createNode(this, config);
    let client;
    this.on('input', (msg, send, done) => {
      client ??= createUndiciClient(config.url);
      client(msg, (reply) => {
        msg.payload = reply;
        send(msg);
        done();
      });
    });
  });
};
