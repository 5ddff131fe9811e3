/**
 * The newer OneNET (iot-api.heclouds.com) has each call of the classic platform under `/nb-iot` instead of `/nbiot`,
 * with the same parameters, as its published clients use it.
 */
export function newTarget(target: string): string {
  return target.replace(/^\/nbiot(?=[/?]|$)/, '/nb-iot');
}
