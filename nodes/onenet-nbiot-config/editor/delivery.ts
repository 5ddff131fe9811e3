/** The limits of a platform, as they are where a flow written by hand names none. */

const USUAL = {
  maxInFlight: 1000,
  callsPerSecond: 300,
  deviceGap: 1000,
  deviceQueueLimit: 100,
  queueLimit: 10000,
  maxWait: 0,
  retries: 2,
} as const;

type Limits = { readonly [Name in keyof typeof USUAL]?: number | string };

/** Whether somebody chose a limit: a fold that hid it would mislead. */
export function hasOwnDelivery(node: Limits): boolean {
  return NAMES.some((name) => Number(node[name] ?? USUAL[name]) !== USUAL[name]);
}

/** Shows what holds where the flow has nothing. */
export function fillDelivery(node: Limits): void {
  for (const name of NAMES) {
    if (node[name] === undefined) $(`#node-config-input-${name}`).val(USUAL[name]);
  }
}

const NAMES = Object.keys(USUAL) as (keyof typeof USUAL)[];
