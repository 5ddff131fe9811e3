import type { ResourceValue } from '../../lwm2m';
import { findObject } from '../../lwm2m/objects';
import type { HeldValue, ObjectModel, ResourceModel } from '../object-model';
import type { ObjectInstance } from '../object-instance';
import type { SimulatedDevice } from '../simulated-device';
import { clip } from './clip';
import { viewCommands } from './command-view';
import type { DeviceView, NameView, ObjectView, ValueView } from './view';

/** @param now milliseconds since 1970 */
export function viewDevice(device: SimulatedDevice, now: number): DeviceView {
  const objects: ObjectView[] = [];
  for (const instances of device.objects.values()) {
    for (const [id, instance] of instances) objects.push(viewInstance(id, instance));
  }
  const { imei, reachability, delayMs, wakeEveryMs, waiting } = device;
  return {
    imei,
    reachability,
    delayMs,
    ...(wakeEveryMs === undefined ? {} : { wakeEveryMs }),
    awake: device.isAwake(now),
    commands: viewCommands(device, now),
    waiting: waiting.size,
    objects,
  };
}

/** Names come from the registry in both languages, where it knows the Object. */
function viewInstance(instance: number, held: ObjectInstance): ObjectView {
  const { id, resources } = held.model;
  const known = findObject(id);
  return {
    id,
    instance,
    name: known?.name ?? ownName(held.model),
    resources: resources
      // An executable Resource has nothing to show.
      .filter(({ operations }) => operations !== 'E')
      .map((resource) => ({
        id: resource.id,
        name: known?.resources.find((each) => each.id === resource.id)?.name ?? ownName(resource),
        operations: resource.operations,
        values: listValues(held.get(resource.id)).map(viewValue),
      })),
  };
}

function ownName({ name, chineseName }: ObjectModel | ResourceModel): NameView {
  return { en: name, zh: chineseName ?? name };
}

function listValues(held: HeldValue | undefined): readonly ResourceValue[] {
  if (held === undefined) return [];
  return isMultiple(held) ? held : [held];
}

function isMultiple(held: HeldValue): held is readonly ResourceValue[] {
  return Array.isArray(held);
}

function viewValue(value: ResourceValue): ValueView {
  // JSON has no word for NaN and the infinities, which a device may be given by a program.
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return { digits: String(value) };
  if (typeof value === 'string') return clip(value);
  if (typeof value === 'boolean') return value;
  return value.kind === 'opaque' ? { opaque: clip(value.hex) } : { time: value.seconds };
}
