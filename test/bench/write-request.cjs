'use strict';
/** The request that every client but this package's node makes by hand: the same bytes for the same message. */

const { API_KEY } = require('./flows.cjs');

exports.HEADERS = { 'api-key': API_KEY, 'content-type': 'application/json' };
exports.target = ({ imei }) => `/nbiot?imei=${imei}&obj_id=3311&obj_inst_id=0&mode=2&timeout=25`;
exports.body = ({ payload }) => JSON.stringify({ data: [{ res_id: 5851, val: payload }] });
