/** The devices of the chosen platform, as suggestions for the IMEI. */

import type { DevicesAnswer } from '../../../lib/contract';
import { ask } from './admin-client';
import { Combobox } from './combobox';
import type { Suggestion } from './suggestion-list';
import { fill, frame, onFieldChange, readField, visibleInput } from './typed-fields';

/** Where the devices are, on platforms that want to be told. */
export interface DevicesPlace {
  readonly productId?: string | undefined;
  readonly projectId?: string | undefined;
}

/**
 * Asks once for each platform, when somebody first goes to the field. A platform that cannot be asked suggests nothing:
 * any IMEI may be typed all the same.
 *
 * @param name what the list is called
 */
export function suggestDevices(name: string, place: () => DevicesPlace = () => ({})): void {
  const known = new Map<string, readonly Suggestion[]>();
  const combobox = new Combobox({
    input: visibleInput('imei'),
    anchor: frame('imei'),
    name,
    anyText: true,
    enabled: () => readField('imei').type === 'str',
    suggest: (typed) => {
      const platform = String($('#node-input-platform').val() ?? '');
      const question = JSON.stringify([platform, place()]);
      const devices = known.get(question);
      if (devices === undefined) {
        known.set(question, []);
        void devicesOf(platform, place()).then((found) => {
          known.set(question, found);
          combobox.suggestAgain();
        });
      }
      return matching(devices ?? [], typed);
    },
    pick: ({ value }) => {
      fill('imei', { type: 'str', value });
    },
  });
  onFieldChange(['imei'], () => {
    combobox.refresh();
  });
}

async function devicesOf(platform: string, place: DevicesPlace): Promise<readonly Suggestion[]> {
  if (platform === '' || platform === '_ADD_') return [];
  const asked = await ask(`onenet-nbiot-config/${platform}/devices`, place);
  return asked.kind === 'answer' ? toSuggestions(asked.body) : [];
}

/** What does not look like an answer gives none. */
export function toSuggestions(body: unknown): readonly Suggestion[] {
  const { devices = [] } = (body ?? {}) as Partial<DevicesAnswer>;
  return devices.map(({ imei, title }) => ({ value: imei, label: imei, details: title }));
}

/** Those whose IMEI or name has what is typed in it; one that is typed in full needs no list. */
export function matching(devices: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const words = typed.trim().toLowerCase();
  if (devices.some(({ value }) => value === words)) return [];
  return devices.filter(({ value, details = '' }) =>
    `${value} ${details}`.toLowerCase().includes(words),
  );
}
