/**
 * Rules across the values of one command, each of which is valid by itself. The runtime checks each message by them, and
 * the editor each node, so that both give the same fault.
 */

import { describeValue, faultAt, type Fault } from './fault';
import { upToSecond } from './moment';

/** OMA LwM2M Core 1.1, section 7.2: a path names an Object Instance before a Resource. */
export function instanceFault(hasInstance: boolean, hasResource: boolean): Fault | undefined {
  return hasInstance || !hasResource ? undefined : faultAt('/objInstId', 'instanceNeeded');
}

/** Conditions of a notification. One that is `undefined` is not set, or not known yet. */
interface ObserveConditions {
  /** Seconds. */
  readonly pmin?: number | undefined;
  readonly pmax?: number | undefined;
  readonly gt?: number | undefined;
  readonly lt?: number | undefined;
  readonly st?: number | undefined;
}

/**
 * OMA LwM2M Core 1.1, section 5.1.2, and the OneNET documentation of observe: `pmin <= pmax`, `lt < gt`,
 * `lt + 2 * st < gt`, and the last three are of one Resource.
 */
export function conditionsFault(
  { pmin, pmax, gt, lt, st }: ObserveConditions,
  hasResource: boolean,
): Fault | undefined {
  if (pmin !== undefined && pmax !== undefined && pmax < pmin) {
    return faultAt('/pmax', 'pmaxBelowPmin', { pmin, pmax });
  }
  const isLimited = gt !== undefined || lt !== undefined || st !== undefined;
  if (isLimited && !hasResource) return faultAt('/resId', 'thresholdsNeedResource');
  if (st !== undefined && st < 0) {
    return faultAt('/st', 'notNegative', { value: describeValue(st) });
  }
  if (gt === undefined || lt === undefined) return undefined;
  if (lt >= gt) return faultAt('/lt', 'ltNotBelowGt', { lt, gt });
  const sum = lt + 2 * (st ?? 0);
  return sum >= gt ? faultAt('/st', 'stepTooWide', { sum, gt }) : undefined;
}

/**
 * A cached command must begin before it expires. The platform takes whole seconds.
 *
 * @param begins milliseconds since 1970; `undefined` for at once
 * @param ends the same
 */
export function scheduleFault(begins: number | undefined, ends: number): Fault | undefined {
  if (begins === undefined) return undefined;
  const [begin, end] = [upToSecond(begins), upToSecond(ends)];
  if (begin < end) return undefined;
  return faultAt('/expires', 'afterBegin', { end: isoText(end), begin: isoText(begin) });
}

/**
 * The period of a history: the platform ignores an end without a start, and a period of more than a year.
 *
 * @param start milliseconds since 1970; `undefined` for none
 * @param end the same; now if there is none
 */
export function periodFault(
  start: number | undefined,
  end: number | undefined,
  now: number,
): Fault | undefined {
  if (start === undefined) {
    return end === undefined ? undefined : faultAt('/start', 'startMissing');
  }
  if (end !== undefined && end <= start) {
    const times = { end: isoText(end), start: isoText(start) };
    return faultAt('/end', 'endBeforeStart', times);
  }
  return start < yearBefore(end ?? now) ? faultAt('/start', 'overYear') : undefined;
}

function yearBefore(time: number): number {
  const date = new Date(time);
  return date.setUTCFullYear(date.getUTCFullYear() - 1);
}

function isoText(time: number): string {
  return new Date(time).toISOString();
}
