/** The button that asks the platform what the device has. */

import type { DeviceInstance } from '../../../lib/contract';
import { ask, type Asked, diagnosisSentence, readDiagnosis } from './admin-client';
import { setHintLine } from './field-hints';
import { sharedText, type Text } from './texts';
import { readField } from './typed-fields';
import { literal } from './typed-value';

/** @param more how many Resources the device has beside those of the instances */
type Found = (instances: readonly DeviceInstance[], more: number) => void;

/**
 * @param type of the node, by which the elements of its dialog are named
 * @param text looks up a key of the node's catalogue
 * @param found called with what the device has; never with nothing
 */
export function prepareDiscoverButton(type: string, text: Text, found: Found): void {
  const button = $(`#${type}-discover`);
  const say = (content: string, bad = false): void => {
    setHintLine(`#${type}-hint-discover`, content, bad);
  };
  button.on('click', (event) => {
    event.preventDefault();
    const device = literal(readField('imei')) ?? '';
    const platform = $('#node-input-platform').val();
    if (typeof platform !== 'string' || platform === '' || platform === '_ADD_') {
      say(text('discover.noPlatform'), true);
      return;
    }
    if (device === '') {
      say(text('discover.noImei'), true);
      return;
    }
    button.prop('disabled', true);
    say(text('discover.asking'));
    void ask(`onenet-nbiot-config/${platform}/resources`, { imei: device }).then((asked) => {
      button.prop('disabled', false);
      show(asked);
    });
  });

  function show(asked: Asked): void {
    const discovery = readDiagnosis(asked);
    const { instances = [], more = 0 } = discovery;
    if (discovery.code !== 'ok') {
      say(diagnosisSentence({ ...discovery, askedForDevice: true }, sharedText), true);
    } else if (instances.every(({ resources }) => resources.length === 0)) {
      say(text('discover.nothing'), true);
    } else {
      say('');
      found(instances, more);
    }
  }
}
