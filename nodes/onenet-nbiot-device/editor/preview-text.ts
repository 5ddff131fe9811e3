/** What a device node does with a message, in a sentence, and the request that it sends. */

import { targetIn, type Dialect, type Result } from '../../../lib/contract';
import {
  fieldWords,
  optionalParameter,
  targetPart,
  UNKNOWN,
} from '../../shared/editor/field-words';
import type { Text } from '../../shared/editor/texts';
import type { DeviceValues } from './fields';

/** @param text looks up a key of the node's catalogue */
export function deviceWords({ query, imei }: DeviceValues, text: Text): string {
  const device = fieldWords(imei, (form, values) => text(`preview.device.${form}`, values));
  return text(`preview.${query}`, { device });
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
    optionalParameter('project_id', values.projectId) +
    optionalParameter('product_id', values.productId);
  const id = dialect === 'classic' ? UNKNOWN : targetPart(imei);
  switch (query) {
    case 'state':
      return `/devices/getbyimei?imei=${targetPart(imei)}${product}`;
    case 'details':
      return `/devices/${id}${product.replace('&', '?')}`;
    case 'resources':
      return `/nbiot/resources?imei=${targetPart(imei)}`;
    case 'latest':
      return `/devices/datapoints?devIds=${id}`;
    case 'history': {
      const streams = optionalParameter('datastream_id', {
        ...path,
        value: path.value.replaceAll('/', '_').replaceAll(' ', ''),
      });
      const period = optionalParameter('start', start) + optionalParameter('end', end);
      const size = period === '' ? '' : optionalParameter('limit', limit);
      return `/devices/${id}/datapoints${(streams + size + period).replace('&', '?')}`;
    }
    case 'list': {
      const size = optionalParameter('per_page', perPage) || '&per_page=30';
      const wanted = online === '' ? '' : `&online=${online}`;
      const words = optionalParameter('key_words', search);
      return `/devices?page=1${size}${words}${wanted}${optionalParameter('tag', tag)}${product}`;
    }
  }
}
