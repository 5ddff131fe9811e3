/** The fields of the IMEI of a device, or of several, with the devices to pick from that several sources know. */

import {
  isReference,
  splitList,
  type DevicesAnswer,
  type SimulatedDevicesAnswer,
  type SimulatedDeviceState,
} from '../../../lib/contract';
import { get, post } from './admin-client';
import { Combobox, type Suggestion } from './combobox';
import { chosenPlatform, isSimulatorPlatform } from './platform-field';
import { sharedText } from './texts';
import { fill, frame, readField, visibleInput } from './typed-fields';
import { asText } from './validators';

/** A device; what a write to it starts with, where that is known. */
export interface DeviceSuggestion extends Suggestion {
  readonly target?: DeviceTarget;
}

export interface DeviceTarget {
  readonly objectId: number;
  readonly objectInstanceId: number;
  readonly resourceId: number;
}

/** Where the devices are, on platforms that want to be told. */
export interface DevicesPlace {
  readonly productId?: string | undefined;
  readonly projectId?: string | undefined;
}

/**
 * Devices of a platform; empty where the source knows none. It never fails: without suggestions any IMEI can be typed.
 *
 * @param platform id of the config node, blank for none
 */
export type DeviceSource = (
  platform: string,
  place: DevicesPlace,
) => Promise<readonly DeviceSuggestion[]>;

/** The first source that knows a device describes it. */
const DEVICE_SOURCES: readonly DeviceSource[] = [
  simulatedDevices,
  listedDevices,
  devicesOfOtherNodes,
];

/** All devices that are known, each once. */
export async function suggestDevices(
  platform: string,
  place: DevicesPlace = {},
  sources: readonly DeviceSource[] = DEVICE_SOURCES,
): Promise<readonly DeviceSuggestion[]> {
  const found = await Promise.all(sources.map((source) => source(platform, place)));
  const devices = new Map<string, DeviceSuggestion>();
  for (const device of found.flat()) {
    if (!devices.has(device.value)) devices.set(device.value, device);
  }
  return [...devices.values()];
}

/** Those in whose IMEI or description the text occurs; none where it is one of them already. */
export function findDevices(
  devices: readonly DeviceSuggestion[],
  typed: string,
): readonly DeviceSuggestion[] {
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  if (devices.some(({ value }) => value === wanted)) return [];
  return devices.filter(({ value, details = '' }) =>
    `${value} ${details}`.toLowerCase().includes(wanted),
  );
}

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
  const field = deviceField({
    input: visibleInput('imei'),
    anchor: frame('imei'),
    name,
    place,
    enabled: () => readField('imei').type === 'str',
    find: findDevices,
    pick: (device) => {
      fill('imei', { type: 'str', value: device.value });
      picked(device);
    },
  });
  return () => {
    field.refresh();
  };
}

/** The same for a field of several IMEIs, with commas between them. */
export function prepareImeiList(input: HTMLInputElement, name: string): void {
  deviceField({
    input,
    name,
    find: (devices) => findMore(devices, input.value),
    pick: (device) => {
      $(input).val(withDevice(input.value, device)).trigger('change');
    },
  });
}

/** Devices that a list does not have yet, by what is typed last in it. */
export function findMore(
  devices: readonly DeviceSuggestion[],
  list: string,
): readonly DeviceSuggestion[] {
  const parts = splitList(list);
  const others = devices.filter(({ value }) => !parts.includes(value));
  const found = findDevices(others, parts.at(-1) ?? '');
  return found.length > 0 ? found : others;
}

/** The list with one more device, in the place of the part by which it was found. */
export function withDevice(list: string, device: DeviceSuggestion): string {
  const parts = splitList(list);
  const isPart = findDevices([device], parts.at(-1) ?? '').length > 0;
  return [...(isPart ? parts.slice(0, -1) : parts), device.value].join(', ');
}

/**
 * Why a text may not be the IMEI of a device, or nothing. A doubt and no error: platforms also take identities that
 * are no IMEI.
 *
 * 15 digits, the last of which checks the others by the Luhn formula (3GPP TS 23.003, section 6.2 and annex B).
 */
export function imeiDoubt(value: unknown): 'length' | 'check-digit' | undefined {
  const text = asText(value);
  if (text === '' || isReference(text)) return undefined;
  if (!/^\d{15}$/.test(text)) return 'length';
  const sum = Array.from(text, Number).reduce((total, digit, at) => {
    const doubled = digit * 2;
    return total + (at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 ? undefined : 'check-digit';
}

interface DeviceFieldOptions {
  readonly input: HTMLInputElement;
  readonly anchor?: HTMLElement;
  readonly name: string;
  readonly enabled?: () => boolean;
  readonly place?: () => DevicesPlace;
  readonly find: (
    devices: readonly DeviceSuggestion[],
    typed: string,
  ) => readonly DeviceSuggestion[];
  readonly pick: (device: DeviceSuggestion) => void;
}

function deviceField(options: DeviceFieldOptions): Combobox<DeviceSuggestion> {
  const { input, anchor = input, name, enabled = () => true, place = () => ({}) } = options;
  let devices: readonly DeviceSuggestion[] = [];
  let askedFor: string | undefined;
  const field = new Combobox<DeviceSuggestion>({
    input,
    anchor,
    name,
    enabled,
    anyText: true,
    suggest: (typed) => {
      load();
      return options.find(devices, typed);
    },
    pick: options.pick,
  });
  /** Asks once for each platform and place that is chosen while the dialog is open. */
  function load(): void {
    const platform = chosenPlatform();
    const question = JSON.stringify([platform, place()]);
    if (askedFor === question) return;
    askedFor = question;
    devices = [];
    void suggestDevices(platform, place()).then((found) => {
      if (askedFor !== question) return;
      devices = found;
      field.suggestAgain();
    });
  }
  input.addEventListener('focus', load);
  return field;
}

async function simulatedDevices(platform: string): Promise<readonly DeviceSuggestion[]> {
  if (!isSimulatorPlatform(platform)) return [];
  const reply = await get('onenet-nbiot/simulator/devices');
  if (reply.kind !== 'answer') return [];
  const { devices } = reply.body as SimulatedDevicesAnswer;
  return devices.map(describeSimulated);
}

/** `860000000000017`, `awake, light off` */
export function describeSimulated({
  imei,
  reachability,
  wakes,
  lamp,
}: SimulatedDeviceState): DeviceSuggestion {
  const state = sharedText(wakes ? 'device.wakes' : `device.${reachability}`);
  const line = { value: imei, label: imei };
  if (lamp === undefined) return { ...line, details: state };
  const light = sharedText(lamp.on ? 'device.lightOn' : 'device.lightOff');
  return { ...line, details: sharedText('device.state', { state, light }), target: lamp };
}

/** Those that the platform itself lists, where it can be asked: it has to be deployed. */
async function listedDevices(
  platform: string,
  place: DevicesPlace,
): Promise<readonly DeviceSuggestion[]> {
  if (platform === '') return [];
  const reply = await post(`onenet-nbiot-config/${encodeURIComponent(platform)}/devices`, place);
  return reply.kind === 'answer' ? describeListed(reply.body) : [];
}

/** What does not look like an answer gives none. */
export function describeListed(body: unknown): readonly DeviceSuggestion[] {
  const { devices = [] } = (body ?? {}) as Partial<DevicesAnswer>;
  return devices.map(({ imei, title }) => ({ value: imei, label: imei, details: title }));
}

function devicesOfOtherNodes(platform: string): Promise<readonly DeviceSuggestion[]> {
  const devices: DeviceSuggestion[] = [];
  RED.nodes.eachNode((node) => {
    const { imei, imeiType, name } = node as Readonly<Record<string, unknown>>;
    const value = asText(imei);
    const isFixed = imeiType === 'str' && value !== '' && !isReference(value);
    if (!isFixed || (node as { platform?: unknown }).platform !== platform) return;
    devices.push({ value, label: value, details: asText(name) });
  });
  return Promise.resolve(devices);
}
