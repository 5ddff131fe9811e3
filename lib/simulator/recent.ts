/** The last few of a stream of items, however long it runs. */
export class Recent<Item> {
  readonly #limit: number;
  #items: Item[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(item: Item): void {
    this.#items.push(item);
    // Cutting only at twice the limit keeps the cost of one item constant.
    if (this.#items.length >= 2 * this.#limit) this.#items = this.list();
  }

  /** Oldest first. */
  list(): Item[] {
    return this.#items.slice(-this.#limit);
  }
}
