/** The platform's entry in the editor: its properties, label and dialog. */

import {
  addStyle,
  checked,
  ifGiven,
  isSimulator,
  sendsKeyInTheClear,
  shortHost,
  usableHost,
  wholeNumber,
} from '../shared/editor';
import { fillDelivery, hasOwnDelivery } from './editor/delivery';
import { prepareHostField } from './editor/host-field';
import { prepareTestButton } from './editor/test-button';
import { text } from './editor/text';

/** Numbers become text once the dialog has stored them. */
interface PlatformProperties {
  name: string;
  host: string;
  maxInFlight: number | string;
  callsPerSecond: number | string;
  deviceGap: number | string;
  deviceQueueLimit: number | string;
  queueLimit: number | string;
  maxWait: number | string;
  retries: number | string;
}

const atLeastOne = checked(ifGiven(wholeNumber({ min: 1 }, () => text('error.atLeastOne'))));
const notNegative = checked(ifGiven(wholeNumber({ min: 0 }, () => text('error.notNegative'))));

RED.nodes.registerType<PlatformProperties>('onenet-nbiot-config', {
  category: 'config',
  icon: 'onenet-nbiot-config.svg',
  defaults: {
    name: { value: '' },
    host: {
      value: 'https://api.heclouds.com',
      required: true,
      label: text('label.host'),
      validate: checked(usableHost(() => text('error.host'))),
    },
    maxInFlight: { value: 1000, label: text('label.maxInFlight'), validate: atLeastOne },
    callsPerSecond: { value: 300, label: text('label.callsPerSecond'), validate: notNegative },
    deviceGap: { value: 1000, label: text('label.deviceGap'), validate: notNegative },
    deviceQueueLimit: { value: 100, label: text('label.deviceQueueLimit'), validate: atLeastOne },
    queueLimit: { value: 10000, label: text('label.queueLimit'), validate: atLeastOne },
    maxWait: { value: 0, label: text('label.maxWait'), validate: notNegative },
    retries: { value: 2, label: text('label.retries'), validate: notNegative },
  },
  credentials: {
    apiKey: { type: 'password' },
  },
  paletteLabel: text('paletteLabel'),
  label() {
    if (this.name) return this.name;
    if (isSimulator(this.host)) return text('simulatorLabel');
    return text('defaultLabel', { host: shortHost(this.host) });
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    addStyle();
    prepareHostField();
    prepareTestButton(this.id);
    $('#node-config-input-host, #node-config-input-apiKey').on('input change', showTips);
    showTips();
    fillDelivery(this);
    $('#onenet-nbiot-config-delivery').prop('open', hasOwnDelivery(this));
  },
});

/** Shows what follows from the host and the key as they stand in the dialog. */
function showTips(): void {
  const host = $('#node-config-input-host').val();
  const key = $('#node-config-input-apiKey').val();
  const simulator = isSimulator(host);
  $('#onenet-nbiot-config-tip-simulator').toggle(simulator);
  $('#onenet-nbiot-config-tip-plain-http').toggle(sendsKeyInTheClear(host));
  $('#onenet-nbiot-config-tip-no-key').toggle(!simulator && key === '');
}
