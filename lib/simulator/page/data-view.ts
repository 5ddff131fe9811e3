import type { DataElement } from '../data';
import { clip } from './clip';

/** Resource ID and value of each element that is written. */
export function viewData(
  data: readonly DataElement[],
): readonly (readonly [id: string, value: string])[] {
  return data.map(({ resId, val }) => [String(resId), clip(showScalar(val))]);
}

/** Text in quotes, so that "1" can be told from 1. */
function showScalar(val: DataElement['val']): string {
  return typeof val === 'string' ? JSON.stringify(val) : String(val);
}
