interface Alarm {
  readonly at: number;
  readonly ring: () => void;
}

/** The model's time: a list of what is to happen when. */
export class Alarms {
  /** As the virtual clock begins, so that both reckon with the same fractions. */
  now = 1_000_000;
  /** In the order in which they were set. */
  #alarms: Alarm[] = [];

  set(milliseconds: number, ring: () => void): void {
    this.#alarms.push({ at: this.now + milliseconds, ring });
  }

  advance(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      const due = this.#alarms.filter(({ at }) => at <= end);
      const first = Math.min(...due.map(({ at }) => at));
      const alarm = due.find(({ at }) => at === first);
      if (alarm === undefined) break;
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
      this.now = alarm.at;
      alarm.ring();
    }
    this.now = end;
  }

  clear(): void {
    this.#alarms = [];
  }
}
