/** Which of a device's Resources the platform observes, and under which conditions the device reports them. */

/** Times are in seconds. Source: OMA LwM2M Core 1.1, section 5.1.2. */
export interface Attributes {
  readonly pmin?: number | undefined;
  readonly pmax?: number | undefined;
  readonly gt?: number | undefined;
  readonly lt?: number | undefined;
  readonly st?: number | undefined;
}

/** An Object, an Instance or a Resource: `3303`, `3303/0`, `3303/0/5700`. */
export type ObservedPath = string;

/**
 * After each registration the platform observes every Resource, without conditions (`obsv: true` of a device, the
 * default). What is observed or cancelled by hand holds until the device registers again.
 */
export class Observations {
  readonly #byHand = new Map<ObservedPath, Attributes | 'cancelled'>();

  observe(path: ObservedPath, attributes: Attributes): void {
    this.#forgetBelow(path);
    this.#byHand.set(path, attributes);
  }

  cancel(path: ObservedPath): void {
    this.#forgetBelow(path);
    this.#byHand.set(path, 'cancelled');
  }

  /** The device has registered. */
  clear(): void {
    this.#byHand.clear();
  }

  /** The conditions of a Resource, those of the longest path that holds it; `undefined` if it is not observed. */
  of(objectId: number, instanceId: number, resourceId: number): Attributes | undefined {
    const found =
      this.#byHand.get(`${objectId}/${instanceId}/${resourceId}`) ??
      this.#byHand.get(`${objectId}/${instanceId}`) ??
      this.#byHand.get(String(objectId));
    return found === 'cancelled' ? undefined : (found ?? {});
  }

  #forgetBelow(path: ObservedPath): void {
    for (const each of this.#byHand.keys()) {
      if (each.startsWith(`${path}/`)) this.#byHand.delete(each);
    }
  }
}

/** Whether a value has changed so much that the device reports it. Conditions on numbers do not hold for others. */
export function isWorthReporting(before: unknown, now: unknown, attributes: Attributes): boolean {
  const { gt, lt, st } = attributes;
  const isLimited = gt !== undefined || lt !== undefined || st !== undefined;
  if (!isLimited || typeof now !== 'number' || typeof before !== 'number') return true;
  const crosses = (limit: number | undefined): boolean =>
    limit !== undefined && before > limit !== now > limit;
  return crosses(gt) || crosses(lt) || (st !== undefined && Math.abs(now - before) >= st);
}
