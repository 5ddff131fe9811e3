/** The device node in the editor: its properties and label, and of its dialog what does not follow from its table of fields. */

import {
  DEVICE_QUERIES,
  faultAt,
  isTyped,
  targetIn,
  type DeviceQuery,
  type Dialect,
  type Fault,
  type KnownText,
  type Result,
} from '../../lib/contract';
import { choiceOf, type DialogValues, type StoredProperties } from '../shared/editor/dialog-values';
import { definitionsOf } from '../shared/editor/field-definitions';
import { setTip } from '../shared/editor/field-hints';
import { inOneLine, labelStyle, refineInPalette } from '../shared/editor/labels';
import { prepareOperationDialog } from '../shared/editor/operation-dialog';
import { chosenDialect, dialectOfPlatform } from '../shared/editor/platform-field';
import { textsOf } from '../shared/editor/texts';
import {
  fieldWords,
  literal,
  optionalPart,
  readField,
  sourceOf,
  UNKNOWN,
  wirePart,
} from '../shared/editor/typed-fields';
import { DEVICE_FIELDS, historyCombination } from './fields';

const TYPE = 'onenet-nbiot-device';

const text = textsOf(TYPE);

type DeviceProperties = StoredProperties<typeof DEVICE_FIELDS>;

export type DeviceValues = DialogValues<typeof DEVICE_FIELDS>;

RED.nodes.registerType<DeviceProperties>('onenet-nbiot-device', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-device.svg',
  defaults: definitionsOf(DEVICE_FIELDS, text, { combination: deviceCombination }),
  inputs: 1,
  outputs: 2,
  paletteLabel: inOneLine(text('paletteLabel')),
  inputLabels: text('inputLabel'),
  outputLabels(index) {
    return index === 0 ? text(`outputLabel.${queryOf(this)}`) : text('outputLabel.failed');
  },
  label() {
    return this.name || text(`defaultLabel.${queryOf(this)}`);
  },
  labelStyle,
  oneditprepare() {
    prepareOperationDialog(this, {
      type: TYPE,
      table: DEVICE_FIELDS,
      text,
      combination: deviceCombination,
      isShown: (name, values) => {
        if (name !== 'productId' && name !== 'projectId') return true;
        const wanted = wantedProduct(values.query, chosenDialect());
        return literal(values[name]) !== '' || wanted[name];
      },
      showHints: ({ query }) => {
        setTip(`#${TYPE}-hint-query`, text(`tip.query.${query}`));
      },
      preview: (values) => {
        const wire = deviceWire(values, chosenDialect());
        return { words: deviceWords(values), requests: wire.ok ? [wire.value] : [] };
      },
      devicesPlace: () => ({
        productId: literal(readField('productId')),
        projectId: literal(readField('projectId')),
      }),
    });
  },
});
refineInPalette(TYPE, text('paletteLabel'));

function queryOf({ query }: { readonly query: unknown }): string {
  return choiceOf(DEVICE_FIELDS.query, query);
}

/** Rules of every platform first, then those of the generation of the chosen one. */
function deviceCombination(textOf: KnownText): Fault | undefined {
  return (
    historyCombination(textOf) ?? callFault(textOf, dialectOfPlatform(textOf('platform') ?? ''))
  );
}

/** The generation does not have the call, or needs more to be filled in for it. */
function callFault(textOf: KnownText, dialect: Dialect): Fault | undefined {
  // It may come from an environment variable, or be wrong itself.
  if (!DEVICE_QUERIES.some((query) => query === textOf('query'))) return undefined;
  const entries = Object.entries(DEVICE_FIELDS).map(([name, field]) => {
    const known = textOf(name);
    return [name, isTyped(field) ? { value: known ?? UNKNOWN, type: 'str' } : (known ?? '')];
  });
  const wire = deviceWire(Object.fromEntries(entries) as DeviceValues, dialect);
  if (wire.ok) return undefined;
  const { fault } = wire;
  return fault.rule === 'unknownDialectCall' ? faultAt('/query', 'queryUnknown') : fault;
}

/** Which of them the platform's generation wants to be told, beside the IMEI. */
export function wantedProduct(
  query: DeviceQuery,
  dialect: Dialect,
): { readonly productId: boolean; readonly projectId: boolean } {
  if (dialect === 'studio') {
    const isWanted = query !== 'resources';
    return { productId: isWanted, projectId: isWanted };
  }
  return { productId: dialect === 'new' && query === 'list', projectId: false };
}

export function deviceWords(values: DeviceValues): string {
  const { query, imei, start, online } = values;
  const device = fieldWords(imei, (form, words) => text(`preview.device.${form}`, words));
  const words = text(`preview.${query}`, { device });
  switch (query) {
    case 'history':
      return literal(start) === ''
        ? words + more('path') + text('preview.with.newest')
        : words + more('path') + more('start') + more('end');
    case 'list':
      return (
        words + (online === '' ? '' : text(`preview.with.${online}`)) + more('search') + more('tag')
      );
    default:
      return words;
  }

  /** The value of a field that limits the query, or where it comes from; nothing where the field is blank. */
  function more(name: 'path' | 'start' | 'end' | 'search' | 'tag'): string {
    const value = literal(values[name]) ?? sourceOf(values[name]);
    return value === '' ? '' : text(`preview.with.${name}`, { value });
  }
}

/**
 * `GET /devices/getbyimei?imei=…`; a fault where the generation has no such call, or wants to be told more.
 *
 * The classic platform is asked by its own id of the device, which only the runtime learns.
 */
export function deviceWire(values: DeviceValues, dialect: Dialect): Result<string> {
  const target = targetIn(dialect, 'GET', classicTarget(values, dialect));
  if (!target.ok) return target;
  return {
    ok: true,
    value: `GET ${target.value.replaceAll(encodeURIComponent(UNKNOWN), UNKNOWN)}`,
  };
}

function classicTarget(values: DeviceValues, dialect: Dialect): string {
  const { query, imei, path, start, end, limit, search, tag, perPage, online } = values;
  const product =
    optionalPart('project_id', values.projectId) + optionalPart('product_id', values.productId);
  const id = dialect === 'classic' ? UNKNOWN : wirePart(imei);
  switch (query) {
    case 'state':
      return `/devices/getbyimei?imei=${wirePart(imei)}${product}`;
    case 'details':
      return `/devices/${id}${product.replace('&', '?')}`;
    case 'resources':
      return `/nbiot/resources?imei=${wirePart(imei)}`;
    case 'latest':
      return `/devices/datapoints?devIds=${id}`;
    case 'history': {
      const streams = optionalPart('datastream_id', {
        ...path,
        value: path.value.replaceAll('/', '_').replaceAll(' ', ''),
      });
      const period = optionalPart('start', start) + optionalPart('end', end);
      const size = period === '' ? '' : optionalPart('limit', limit);
      return `/devices/${id}/datapoints${(streams + size + period).replace('&', '?')}`;
    }
    case 'list': {
      const size = optionalPart('per_page', perPage) || '&per_page=30';
      const wanted = online === '' ? '' : `&online=${online}`;
      const words = optionalPart('key_words', search);
      return `/devices?page=1${size}${words}${wanted}${optionalPart('tag', tag)}${product}`;
    }
  }
}
