import type { Behaviour } from '../behaviour';
import { invalidParameter, parameterRequired } from '../refusals';

/** OneNET Studio takes no call without `version=1`. Source: OneNET Studio documentation, introduction to the API. */
export const version: Behaviour = ({ dialect, query }) => {
  if (dialect !== 'studio') return undefined;
  const given = query.get('version') ?? '';
  if (given === '') return parameterRequired('version');
  return given === '1' ? undefined : invalidParameter('version');
};
