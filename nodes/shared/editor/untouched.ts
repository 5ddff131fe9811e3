/** Fields of a new node that nobody has been to: what they lack is no mistake yet, and nothing warns of it. */

export class UntouchedFields {
  readonly #names: Set<string>;

  /**
   * @param names of the properties; none where the node has been filled in before
   * @param touched called when somebody has left one of them
   */
  constructor(names: readonly string[], touched: () => void) {
    this.#names = new Set(names);
    for (const name of names) {
      const row = $(`#node-input-${name}`).closest('.form-row').addClass('onenet-nbiot-untouched');
      row.on('focusout', ({ relatedTarget }) => {
        const stays = relatedTarget instanceof Element && row.has(relatedTarget).length > 0;
        if (!stays && this.#touch(name, row)) touched();
      });
      row.on('input', () => {
        this.#touch(name, row);
      });
    }
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** @returns whether it is the first time */
  #touch(name: string, row: JQuery): boolean {
    row.removeClass('onenet-nbiot-untouched');
    return this.#names.delete(name);
  }
}
