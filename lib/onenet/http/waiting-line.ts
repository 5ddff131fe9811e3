import type { Exchange } from './exchange';

/** Exchanges in the order in which they came. Those that end while they wait are passed over. */
export class WaitingLine {
  #first: Exchange | undefined;
  #last: Exchange | undefined;

  push(exchange: Exchange): void {
    if (this.#last === undefined) this.#first = exchange;
    else this.#last.next = exchange;
    this.#last = exchange;
  }

  /** The first that has not ended. */
  shift(): Exchange | undefined {
    let exchange = this.#first;
    while (exchange?.settled === true) exchange = exchange.next;
    this.#first = exchange?.next;
    if (this.#first === undefined) this.#last = undefined;
    if (exchange !== undefined) exchange.next = undefined;
    return exchange;
  }
}
