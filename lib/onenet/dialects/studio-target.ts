/**
 * OneNET Studio (openapi.heclouds.com) names a call in the query instead of the path, and wants `version=1` in every
 * call (OneNET Studio documentation, introduction and LwM2M API).
 */

import { STUDIO_CALLS, type StudioActions } from './studio-calls';

/** Throws an Error for a path that no operation of this package has. */
export function studioTarget(method: string, target: string, actions: StudioActions = {}): string {
  const [path = '', query = ''] = target.split('?', 2);
  const call = CALLS.find((each) => each.method === method && each.pattern.test(path));
  if (call === undefined) throw new Error(`OneNET Studio has no call for ${method} ${path}`);
  const uuid = call.pattern.exec(path)?.[1];
  const action = (call.name && actions[call.name]) ?? call.action;
  return [
    `/${call.service}?action=${action}&version=1`,
    ...(query === '' ? [] : [query]),
    ...(uuid === undefined ? [] : [`uuid=${uuid}`]),
  ].join('&');
}

const CALLS = STUDIO_CALLS.map(({ classic, studio, name }) => {
  const [method = '', path = ''] = classic.split(' ');
  const [service = '', action = ''] = studio.split(' ');
  const pattern = new RegExp(`^${path.replace('{uuid}', '([^/]+)')}$`);
  return { method, pattern, service, action, name };
});
