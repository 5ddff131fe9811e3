/** Finding by number or by name in either language. */

import type { Name } from './definition';
import { namesIn } from './language';

interface Named {
  readonly id: number;
  readonly name: Name;
}

/**
 * The items that fit a query, the best first: the very id, ids that begin with it, names that begin with it,
 * names that contain it, and at last items that have each of its words somewhere. Among equals a name in the
 * reader's language comes before one in the other, then the order of `items` holds. Case and full-width
 * characters do not matter.
 */
export function search<Item extends Named>(
  items: readonly Item[],
  query: string,
  language: string,
): readonly Item[] {
  const wanted = fold(query);
  if (wanted === '') return items;
  return items
    .map((item) => ({ item, rank: rankOf(item, wanted, language) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

const NO_MATCH = 7;

function rankOf(item: Named, wanted: string, language: string): number {
  const id = String(item.id);
  const [ownName, otherName] = namesIn(item.name, language);
  const own = fold(ownName);
  const other = fold(otherName);
  const has = (word: string) => id.startsWith(word) || own.includes(word) || other.includes(word);
  const matches = [
    id === wanted,
    id.startsWith(wanted),
    own.startsWith(wanted),
    other.startsWith(wanted),
    own.includes(wanted),
    other.includes(wanted),
    wanted.split(' ').every(has),
  ];
  const rank = matches.indexOf(true);
  return rank === -1 ? NO_MATCH : rank;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}
