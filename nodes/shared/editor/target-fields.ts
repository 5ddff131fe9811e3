/** The fields that say what of a device is meant: suggestions by name, and the list of what the device has. */

import type { DeviceInstance } from '../../../lib/contract';
import type { ObjectTable } from '../../../lib/lwm2m/objects';
import { diagnosisSentence, post, readDiagnosis, type AdminReply } from './admin-client';
import { Combobox, type Suggestion } from './combobox';
import { setHintLine } from './field-hints';
import { loadObjects, NO_OBJECTS } from './labels';
import { chosenPlatform, undeployedSettings } from './platform-field';
import {
  type DiscoveredResource,
  type ResourceUse,
  suggestObjects,
  suggestResources,
  toDiscovered,
} from './target-words';
import type { Text } from './texts';
import {
  fill,
  fillNumber,
  frame,
  literal,
  literalNumber,
  readField,
  type Field,
  visibleInput,
} from './typed-fields';

export interface TargetFieldsOptions {
  /** Type of the node, by which the elements of its dialog are named. */
  readonly type: string;
  /** Looks up a key of the node's catalogue. */
  readonly text: Text;
  /** What the node does with a Resource. */
  readonly use: ResourceUse;
  /** Called when somebody has left a field, and when the names are there. */
  readonly changed: () => void;
}

/** To be made once the typed inputs are there. */
export class TargetFields {
  /** Of all Objects that have names; empty until they are loaded. */
  table: ObjectTable = NO_OBJECTS;
  readonly #options: TargetFieldsOptions;
  readonly #objects: Combobox<Suggestion>;
  readonly #resources: Combobox<Suggestion | DiscoveredResource>;
  /** Where the Resource came from before the list of what a device has took its place. */
  #resourceBefore: Field | undefined;

  constructor(options: TargetFieldsOptions) {
    this.#options = options;
    this.#objects = this.#objectList();
    this.#resources = this.#resourceList();
  }

  /** Listens from now on, and loads the names. */
  start(): void {
    const { type, text, use, changed } = this.#options;
    for (const name of ['objId', 'resId']) visibleInput(name).addEventListener('blur', changed);
    void loadObjects().then((loaded) => {
      this.table = loaded;
      changed();
      this.#objects.suggestAgain();
      this.#resources.suggestAgain();
    });
    prepareDiscoverButton(type, text, (instances, more) => {
      const chosen = literalNumber(readField('objId'));
      if (!isNumber('resId')) {
        this.#resourceBefore = readField('resId');
        fillNumber('resId', '');
      }
      visibleInput('resId').focus();
      this.#resources.open(toDiscovered(instances, chosen, this.table, text, use), more);
    });
    visibleInput('imei').addEventListener('input', () => {
      setHintLine(`#${type}-hint-discover`, '');
    });
  }

  refresh(): void {
    this.#objects.refresh();
    this.#resources.refresh();
  }

  /** A name that is still being typed is not wrong yet. */
  withoutUnfinished(problems: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    const left = new Map(problems);
    if (this.#objects.isSearching) left.delete('objId');
    if (this.#resources.isSearching) left.delete('resId');
    return left;
  }

  #objectList(): Combobox<Suggestion> {
    const { text } = this.#options;
    return new Combobox({
      input: visibleInput('objId'),
      anchor: frame('objId'),
      name: text('label.objId'),
      enabled: () => isNumber('objId'),
      suggest: (typed) => suggestObjects(this.table, typed, text('language')),
      pick: ({ value }) => {
        fillNumber('objId', value);
      },
    });
  }

  #resourceList(): Combobox<Suggestion | DiscoveredResource> {
    const { text, use } = this.#options;
    return new Combobox<Suggestion | DiscoveredResource>({
      input: visibleInput('resId'),
      anchor: frame('resId'),
      name: text('label.resId'),
      enabled: () => isNumber('resId'),
      suggest: (typed) => {
        const object = literalNumber(readField('objId'));
        return suggestResources(this.table, object, typed, text, use);
      },
      pick: (picked) => {
        if ('objectId' in picked) {
          fillNumber('objId', picked.objectId);
          fillNumber('objInstId', picked.objectInstanceId);
        }
        fillNumber('resId', picked.value);
      },
      closed: () => {
        const before = this.#resourceBefore;
        this.#resourceBefore = undefined;
        if (before !== undefined && readField('resId').value === '') fill('resId', before);
      },
    });
  }
}

function isNumber(name: 'objId' | 'resId'): boolean {
  return readField(name).type === 'num';
}

/** @param more how many Resources the device has beside those of the instances */
type Found = (instances: readonly DeviceInstance[], more: number) => void;

/**
 * @param type of the node, by which the elements of its dialog are named
 * @param text looks up a key of the node's catalogue
 * @param found called with what the device has; never with nothing
 */
function prepareDiscoverButton(type: string, text: Text, found: Found): void {
  const button = $(`#${type}-discover`);
  const say = (content: string, bad = false): void => {
    setHintLine(`#${type}-hint-discover`, content, bad);
  };
  button.on('click', (event) => {
    event.preventDefault();
    const device = literal(readField('imei')) ?? '';
    const platform = chosenPlatform();
    if (platform === '') {
      say(text('discover.noPlatform'), true);
      return;
    }
    if (device === '') {
      say(text('discover.noImei'), true);
      return;
    }
    button.prop('disabled', true);
    say(text('discover.asking'));
    void askResources(platform, device).then((reply) => {
      button.prop('disabled', false);
      show(reply);
    });
  });

  function show(reply: AdminReply): void {
    const discovery = readDiagnosis(reply);
    const { instances = [], more = 0 } = discovery;
    if (discovery.code !== 'ok') {
      say(diagnosisSentence({ ...discovery, askedForDevice: true }), true);
    } else if (instances.every(({ resources }) => resources.length === 0)) {
      say(text('discover.nothing'), true);
    } else {
      say('');
      found(instances, more);
    }
  }
}

/** A platform that runs is asked through its queues; one that is not deployed as it stands, as the test button asks it. */
function askResources(platform: string, imei: string): Promise<AdminReply> {
  const settings = undeployedSettings(platform);
  return settings === undefined
    ? post(`onenet-nbiot-config/${encodeURIComponent(platform)}/resources`, { imei })
    : post('onenet-nbiot-config/test', { ...settings, imei, list: true });
}
