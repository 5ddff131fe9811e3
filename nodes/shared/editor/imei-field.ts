/** The field of a device's IMEI, with the devices of the platform to pick from. */

import { Combobox } from './combobox';
import {
  findDevices,
  suggestDevices,
  type DevicesPlace,
  type DeviceSuggestion,
} from './device-suggestions';
import { sharedText } from './texts';
import { fieldText, fill, frame, readField, visibleInput } from './typed-fields';

/**
 * Called once the typed inputs are there.
 *
 * @param name of the field in the language of the viewer
 * @param picked called after the IMEI has been filled in
 * @param place where the platform is to look for its devices
 * @returns what to call whenever the source of the value may have changed
 */
export function prepareImeiField(
  name: string,
  picked: (device: DeviceSuggestion) => void = () => undefined,
  place: () => DevicesPlace = () => ({}),
): () => void {
  let devices: readonly DeviceSuggestion[] = [];
  let askedFor: string | undefined;
  const input = visibleInput('imei');
  const field = new Combobox<DeviceSuggestion>({
    input,
    anchor: frame('imei'),
    name,
    anyText: true,
    enabled: () => readField('imei').type === 'str',
    suggest: (typed) => {
      load();
      return findDevices(devices, typed);
    },
    pick: (device) => {
      fill('imei', { type: 'str', value: device.value });
      picked(device);
    },
  });
  /** Asks once for each platform and place that is chosen while the dialog is open. */
  function load(): void {
    const platform = fieldText('#node-input-platform');
    const question = JSON.stringify([platform, place()]);
    if (askedFor === question) return;
    askedFor = question;
    devices = [];
    void suggestDevices(platform, sharedText, place()).then((found) => {
      if (askedFor !== question) return;
      devices = found;
      field.suggestAgain();
    });
  }
  input.addEventListener('focus', load);
  return () => {
    field.refresh();
  };
}
