'use strict';
/** undici's `dispatch`, the fastest client that Node has; 64 connections, as many as are in flight. */

const { HEADERS, body, target } = require('./write-request.cjs');

/** A function (msg, done); done gets the parsed answer, or undefined if there is none. */
exports.createUndiciClient = (base) => {
  const { Pool } = require('undici');
  const pool = new Pool(base, { connections: 64, pipelining: 1 });
  return (msg, done) => {
    let text = '';
    pool.dispatch(
      { method: 'POST', path: target(msg), headers: HEADERS, body: body(msg) },
      {
        onRequestStart() {},
        onResponseStart() {},
        onResponseData(_controller, chunk) {
          text += chunk;
        },
        onResponseEnd() {
          done(JSON.parse(text));
        },
        onResponseError() {
          done(undefined);
        },
      },
    );
  };
};
