'use strict';
/**
 * Loaded before the flow library's checker: its catalogue of all packages comes from this process, and is empty.
 * Everything else goes where it is addressed to.
 */
const http = require('node:http');
const https = require('node:https');

const CATALOGUE = 'catalogue.nodered.org';

const catalogue = http.createServer((_request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end('{"modules":[]}');
});
catalogue.unref();
const port = new Promise((resolve) => {
  catalogue.listen(0, '127.0.0.1', () => resolve(catalogue.address().port));
});

/** A connection to the port, which is known only a moment after it is asked for. */
const toCatalogue = (_options, connected) => {
  port.then((known) => connected(null, require('node:net').connect(known, '127.0.0.1')));
};

const request = https.request;
https.request = (options, ...rest) => {
  if (options.hostname !== CATALOGUE) return request(options, ...rest);
  return http.request(
    { ...options, protocol: 'http:', agent: undefined, createConnection: toCatalogue },
    ...rest,
  );
};
