import { invalidParameter, parameterRequired, SUCCESS, unsuccess } from '../answers';
import type { Attributes } from '../devices/observations';
import { READ_PARAMETERS } from './read';
import { IMEI, operation, optional, required, TIMEOUT, wholeNumber } from './operation';

/**
 * Observe, with the conditions of a notification, or cancel it.
 * Source: OneNET documentation, "observe"; anything but `true` in `cancel` counts as `false`.
 */
export const observe = operation({
  title: { en: 'Observe {path}', zh: '订阅 {path}' },
  method: 'POST',
  path: '/nbiot/observe',
  studio: 'POST /LwM2M-online observe',
  parameters: {
    imei: IMEI,
    cancel: required((text) => text),
    ...READ_PARAMETERS,
    pmin: optional(readSeconds),
    pmax: optional(readSeconds),
    gt: optional(readDouble),
    lt: optional(readDouble),
    st: optional(readDouble),
    timeout: TIMEOUT,
  },
  prepare({ cancel, obj_id: objectId, ...values }, _, { reporting }) {
    const { obj_inst_id: instanceId, res_id: resourceId, pmin, pmax, gt, lt, st } = values;
    if (instanceId === undefined && resourceId !== undefined)
      return parameterRequired('obj_inst_id');
    const attributes = { pmin, pmax, gt, lt, st };
    const wrong = findFault(attributes);
    if (wrong !== undefined) return invalidParameter(wrong);
    const isLimited = gt !== undefined || lt !== undefined || st !== undefined;
    if (isLimited && resourceId === undefined) return parameterRequired('res_id');
    const ids = [objectId, instanceId, resourceId].filter((id) => id !== undefined);
    return (device) => {
      const instances = device.objects.get(objectId);
      const instance = instanceId === undefined ? undefined : instances?.get(instanceId);
      const isThere =
        instances !== undefined &&
        (instanceId === undefined || instance !== undefined) &&
        (resourceId === undefined ||
          instance?.model.resources.some(({ id }) => id === resourceId) === true);
      if (!isThere) return unsuccess('NOT_FOUND');
      if (cancel === 'true') {
        device.observations.cancel(ids.join('/'));
        reporting.onCancelled(device, ids);
      } else {
        device.observations.observe(ids.join('/'), attributes);
        reporting.onObserved(device, ids);
      }
      return SUCCESS;
    };
  },
});

/** The name of the first condition that cannot hold. */
function findFault({ pmin, pmax, gt, lt, st }: Attributes): string | undefined {
  if (pmin !== undefined && pmax !== undefined && pmax < pmin) return 'pmax';
  if (gt === undefined || lt === undefined) return undefined;
  if (lt >= gt) return 'lt';
  return lt + 2 * (st ?? 0) >= gt ? 'st' : undefined;
}

/** Both periods are above 0. */
function readSeconds(text: string): number | undefined {
  return wholeNumber(text, 1, 999_999_999);
}

function readDouble(text: string): number | undefined {
  const number = /^-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : NaN;
  return Number.isFinite(number) ? number : undefined;
}
