/** The platform's entry in the editor: its properties, label and dialog. */

import { DEFAULT_HOST, isSimulator, shortHost } from '../../lib/contract';
import { checked, type Validator } from '../shared/editor';
import {
  type AccessProperties,
  choice,
  fillAccess,
  hasOwnConnection,
  needsResource,
  prepareAccessFields,
  USUAL_ACCESS,
} from './editor/access';
import { text } from './editor/text';
import { fillDelivery, hasOwnDelivery, host, LIMITS, prepareProblems } from './editor/limits';
import { prepareHostField } from './editor/host';
import { prepareTestButton, watchImei } from './editor/connection-test';
import { prepareTraffic } from './editor/traffic';

/** Numbers become text once the dialog has stored them. */
interface PlatformProperties extends AccessProperties {
  name: string;
  host: string;
  maxInFlight: number | string;
  callsPerSecond: number | string;
  deviceGap: number | string;
  deviceQueueLimit: number | string;
  queueLimit: number | string;
  maxWait: number | string;
  retries: number | string;
  holdFor: number | string;
}

const limit = (name: keyof typeof LIMITS) => checked(LIMITS[name]);
const oneOf = (name: Parameters<typeof choice>[0]) =>
  checked(choice(name, () => text('error.choice')));

/** While the dialog is open its fields lead. */
function current(node: object, name: 'auth' | 'host'): unknown {
  return $(`#node-config-input-${name}`).val() ?? (node as Partial<PlatformProperties>)[name];
}

const tokenRes: Validator = function (value, options) {
  const node = { auth: current(this, 'auth'), host: current(this, 'host') };
  if (!needsResource(value, node)) return true;
  return options === undefined ? false : text('error.tokenRes');
};

watchImei();

RED.nodes.registerType<PlatformProperties>('onenet-nbiot-config', {
  category: 'config',
  icon: 'onenet-nbiot-config.svg',
  defaults: {
    name: { value: '' },
    host: {
      value: 'https://api.heclouds.com',
      label: text('label.host'),
      validate: checked(host),
    },
    auth: { value: USUAL_ACCESS.auth, label: text('label.auth'), validate: oneOf('auth') },
    tokenRes: { value: USUAL_ACCESS.tokenRes, label: text('label.tokenRes'), validate: tokenRes },
    dialect: {
      value: USUAL_ACCESS.dialect,
      label: text('label.dialect'),
      validate: oneOf('dialect'),
    },
    tokenVersion: {
      value: USUAL_ACCESS.tokenVersion,
      label: text('label.tokenVersion'),
      validate: oneOf('tokenVersion'),
    },
    tokenMethod: {
      value: USUAL_ACCESS.tokenMethod,
      label: text('label.tokenMethod'),
      validate: oneOf('tokenMethod'),
    },
    tls: {
      value: USUAL_ACCESS.tls,
      type: 'tls-config',
      required: false,
      label: text('label.tls'),
    },
    proxy: {
      value: USUAL_ACCESS.proxy,
      type: 'http proxy',
      required: false,
      label: text('label.proxy'),
    },
    maxInFlight: { value: 1000, label: text('label.maxInFlight'), validate: limit('maxInFlight') },
    callsPerSecond: {
      value: 300,
      label: text('label.callsPerSecond'),
      validate: limit('callsPerSecond'),
    },
    deviceGap: { value: 1000, label: text('label.deviceGap'), validate: limit('deviceGap') },
    deviceQueueLimit: {
      value: 100,
      label: text('label.deviceQueueLimit'),
      validate: limit('deviceQueueLimit'),
    },
    queueLimit: { value: 10000, label: text('label.queueLimit'), validate: limit('queueLimit') },
    maxWait: { value: 0, label: text('label.maxWait'), validate: limit('maxWait') },
    retries: { value: 2, label: text('label.retries'), validate: limit('retries') },
    holdFor: { value: 60, label: text('label.holdFor'), validate: limit('holdFor') },
  },
  credentials: {
    apiKey: { type: 'password' },
    accessKey: { type: 'password' },
  },
  paletteLabel: text('paletteLabel'),
  label() {
    if (this.name) return this.name;
    if (isSimulator(this.host)) return text('simulatorLabel');
    return text('defaultLabel', { host: shortHost(this.host || DEFAULT_HOST) });
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    prepareHostField();
    prepareTestButton(this.id);
    fillAccess(this);
    prepareAccessFields();
    $('#onenet-nbiot-config-connection').prop('open', hasOwnConnection(this));
    fillDelivery(this);
    $('#onenet-nbiot-config-delivery').prop('open', hasOwnDelivery(this));
    prepareProblems();
    prepareTraffic(this.id);
  },
});
