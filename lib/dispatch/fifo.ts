/** What can stand in one queue at a time; the link is part of the item, so that waiting costs no memory of its own. */
export interface Linked<T> {
  next: T | undefined;
}

/** A first-in-first-out queue. Joining and leaving take constant time however many wait. */
export class Fifo<T extends Linked<T>> {
  first: T | undefined;
  length = 0;
  #last: T | undefined;

  push(item: T): void {
    if (this.#last === undefined) this.first = item;
    else this.#last.next = item;
    this.#last = item;
    this.length += 1;
  }

  /** Puts an item in front of all others. */
  unshift(item: T): void {
    item.next = this.first;
    this.first = item;
    this.#last ??= item;
    this.length += 1;
  }

  shift(): T | undefined {
    const item = this.first;
    if (item === undefined) return undefined;
    this.first = item.next;
    if (this.first === undefined) this.#last = undefined;
    item.next = undefined;
    this.length -= 1;
    return item;
  }

  /** Takes out every item for which `matches` is true and returns them in order. */
  remove(matches: (item: T) => boolean): T[] {
    const removed: T[] = [];
    let before: T | undefined;
    for (let item = this.first; item !== undefined;) {
      const next: T | undefined = item.next;
      if (matches(item)) {
        if (before === undefined) this.first = next;
        else before.next = next;
        if (this.#last === item) this.#last = before;
        item.next = undefined;
        this.length -= 1;
        removed.push(item);
      } else {
        before = item;
      }
      item = next;
    }
    return removed;
  }
}
