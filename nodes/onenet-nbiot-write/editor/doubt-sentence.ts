import type { Text } from '../../shared/editor/diagnosis';
import type { ValueDoubt } from './value-doubt';

/** A doubt about the value, for the line below it. @param text looks up a key of the node's catalogue */
export function doubtSentence(doubt: ValueDoubt, text: Text): string {
  const { id } = doubt;
  switch (doubt.kind) {
    case 'type':
      return text('hint.type', {
        id,
        type: text(`type.${doubt.type.replace(' ', '')}`),
        found: text(`found.${doubt.found}`),
      });
    case 'range':
      return text('hint.range', { id, ...doubt.range, value: doubt.value });
  }
}
