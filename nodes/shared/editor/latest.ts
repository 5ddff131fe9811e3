/** Asks a little while after the last change, and forgets the answers to all questions but the latest. */
export class Latest {
  readonly #delay: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** @param delay milliseconds of quiet before a question is asked */
  constructor(delay: number) {
    this.#delay = delay;
  }

  ask<Answer>(question: () => Promise<Answer>, show: (answer: Answer) => void): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    const mine = this.#asked;
    this.#timer = setTimeout(() => {
      void question().then((answer) => {
        if (mine === this.#asked) show(answer);
      });
    }, this.#delay);
  }
}
