/** What makes the dialog of the write node help: suggestions, hints, the preview and the discovery. */

import { readObjects } from '../../../lib/lwm2m/objects';
import { Combobox } from '../../shared/editor/combobox';
import { literalNumber } from '../../shared/editor/field';
import { loadObjects } from '../../shared/editor/objects';
import { fillNumber, frame, visibleInput } from '../../shared/editor/open-dialog';
import type { Suggestion } from '../../shared/editor/suggestion';
import { onChange, readValues } from './dialog-fields';
import { prepareDiscoverButton } from './discover-button';
import { toDiscovered, type DiscoveredResource } from './discovered';
import { setHint, showHints } from './hints';
import { showPreview } from './preview-panel';
import { suggestObjects, suggestResources } from './target-suggestions';
import { text } from './text';

/** Called once the typed inputs are there. */
export function prepareDialog(): void {
  let table = readObjects({ reusable: [], objects: [] });
  const language = text('language');

  const isNumber = (name: 'objId' | 'resId') => () => readValues()[name].type === 'num';
  const objects = new Combobox({
    input: visibleInput('objId'),
    anchor: frame('objId'),
    name: text('label.objId'),
    enabled: isNumber('objId'),
    suggest: (typed) => suggestObjects(table, typed, language),
    pick: ({ value }) => {
      fillNumber('objId', value);
    },
  });
  const resources = new Combobox<Suggestion | DiscoveredResource>({
    input: visibleInput('resId'),
    anchor: frame('resId'),
    name: text('label.resId'),
    enabled: isNumber('resId'),
    suggest: (typed) =>
      suggestResources(table, literalNumber(readValues().objId), typed, language, text),
    pick: (picked) => {
      if ('objectId' in picked) {
        fillNumber('objId', picked.objectId);
        fillNumber('objInstId', picked.objectInstanceId);
      }
      fillNumber('resId', picked.value);
    },
  });

  for (const name of ['imei', 'objId', 'resId'] as const) {
    visibleInput(name).setAttribute('aria-describedby', `onenet-nbiot-write-hint-${name}`);
  }

  const update = (): void => {
    const values = readValues();
    objects.refresh();
    resources.refresh();
    showHints(values, table);
    showPreview(values, table);
  };
  onChange(update);
  update();
  void loadObjects().then((loaded) => {
    table = loaded;
    update();
  });

  prepareDiscoverButton(
    () => readValues().imei,
    (instances) => {
      const chosen = literalNumber(readValues().objId);
      if (!isNumber('resId')()) fillNumber('resId', '');
      visibleInput('resId').focus();
      resources.open(toDiscovered(instances, chosen, table, language, text));
    },
  );
  visibleInput('imei').addEventListener('input', () => {
    setHint('discover', '');
  });
}
