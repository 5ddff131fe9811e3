/** The button that asks the platform what the device has. */

import type { DeviceInstance } from '../../../lib/contract';
import {
  ask,
  type Asked,
  diagnosisSentence,
  readDiagnosis,
} from '../../shared/editor/admin-client';
import { literal, type Field } from '../../shared/editor/typed-value';
import { sharedText } from '../../shared/editor/texts';
import { setHint } from './hints';
import { text } from './text';

/** @param more how many Resources the device has beside those of the instances */
type Found = (instances: readonly DeviceInstance[], more: number) => void;

/**
 * @param imei what stands in the dialog at the time
 * @param found called with what the device has; never with nothing
 */
export function prepareDiscoverButton(imei: () => Field, found: Found): void {
  const button = $('#onenet-nbiot-write-discover');
  button.on('click', (event) => {
    event.preventDefault();
    const device = literal(imei()) ?? '';
    const platform = $('#node-input-platform').val();
    if (typeof platform !== 'string' || platform === '' || platform === '_ADD_') {
      setHint('discover', text('discover.noPlatform'), true);
      return;
    }
    if (device === '') {
      setHint('discover', text('discover.noImei'), true);
      return;
    }
    button.prop('disabled', true);
    setHint('discover', text('discover.asking'));
    void ask(`onenet-nbiot-config/${platform}/resources`, { imei: device }).then((asked) => {
      button.prop('disabled', false);
      show(asked, found);
    });
  });
}

function show(asked: Asked, found: Found): void {
  const discovery = readDiagnosis(asked);
  const { instances = [], more = 0 } = discovery;
  if (discovery.code !== 'ok') {
    setHint(
      'discover',
      diagnosisSentence({ ...discovery, askedForDevice: true }, sharedText),
      true,
    );
  } else if (instances.every(({ resources }) => resources.length === 0)) {
    setHint('discover', text('discover.nothing'), true);
  } else {
    setHint('discover', '');
    found(instances, more);
  }
}
