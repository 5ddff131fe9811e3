import type { Exchange } from './exchange';

/** Exchanges in the order in which they came. Those that end while they wait are passed over. */
export class WaitingLine {
  /** Those that have ended count until they are passed over. */
  length = 0;
  #first: Exchange | undefined;
  #last: Exchange | undefined;

  push(exchange: Exchange): void {
    if (this.#last === undefined) this.#first = exchange;
    else this.#last.next = exchange;
    this.#last = exchange;
    this.length += 1;
  }

  *[Symbol.iterator](): Iterator<Exchange> {
    for (let each = this.#first; each !== undefined; each = each.next) yield each;
  }

  /** The first that has not ended. */
  shift(): Exchange | undefined {
    let exchange = this.#first;
    while (exchange?.settled === true) {
      exchange = exchange.next;
      this.length -= 1;
    }
    this.#first = exchange?.next;
    if (this.#first === undefined) this.#last = undefined;
    if (exchange !== undefined) {
      exchange.next = undefined;
      this.length -= 1;
    }
    return exchange;
  }
}
