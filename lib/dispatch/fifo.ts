/** What can stand in one queue at a time. The links are part of the item, so that leaving from the middle is quick. */
export interface Linked<T> {
  previous: T | undefined;
  next: T | undefined;
}

/** A first-in-first-out queue. Joining and leaving, from the middle as well, take constant time however many wait. */
export class Fifo<T extends Linked<T>> {
  first: T | undefined;
  length = 0;
  #last: T | undefined;

  push(item: T): void {
    item.previous = this.#last;
    if (this.#last === undefined) this.first = item;
    else this.#last.next = item;
    this.#last = item;
    this.length += 1;
  }

  /** Puts an item in front of all others. */
  unshift(item: T): void {
    item.next = this.first;
    if (this.first === undefined) this.#last = item;
    else this.first.previous = item;
    this.first = item;
    this.length += 1;
  }

  shift(): T | undefined {
    const item = this.first;
    if (item !== undefined) this.remove(item);
    return item;
  }

  /** @param item must stand in this queue */
  remove(item: T): void {
    if (item.previous === undefined) this.first = item.next;
    else item.previous.next = item.next;
    if (item.next === undefined) this.#last = item.previous;
    else item.next.previous = item.previous;
    item.previous = undefined;
    item.next = undefined;
    this.length -= 1;
  }
}
