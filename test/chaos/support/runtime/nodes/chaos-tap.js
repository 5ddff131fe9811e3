'use strict';
// Stands behind an output, a Catch node or a Complete node, and enters what arrives in the ledger.
const ledger = require('../ledger.cjs');

module.exports = (RED) => {
  RED.nodes.registerType('chaos-tap', function (config) {
    RED.nodes.createNode(this, config);
    this.on('input', (msg, _send, done) => {
      if (config.route === 'completed') ledger.completed(msg);
      else ledger.left(config.route, msg);
      done();
    });
  });
};
