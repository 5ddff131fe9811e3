/** The real dispatcher, driven by the same steps as the model and written down in the same way. */

import type { Limits } from '../../../../lib/contract';
import { Dispatcher, type Past, type Source, type Task } from '../../../../lib/dispatch';
import type { Outcome } from '../../../../lib/onenet';
import { quiet, VirtualClock } from '../../../support/virtual-clock';
import { wordOf } from '../outcomes';
import { carrying } from '../stage';
import { Diary, type Snapshot } from './diary';
import { comeback, comesBackAfter, type Command } from './reference-model';

class CommandTask implements Task {
  readonly device: string;
  readonly replaces: string | undefined;

  constructor(
    readonly command: Command,
    readonly onSettled: (this: CommandTask, outcome: Outcome, past: Past) => void,
  ) {
    this.device = command.device;
    this.replaces = command.replaces;
  }
}

export interface Call {
  readonly device: string;
  readonly began: number;
  ended: number;
}

export class Subject {
  readonly diary = new Diary();
  readonly clock = new VirtualClock();
  /** Every call that was ever made. */
  readonly calls: Call[] = [];
  /** How often each command has left. */
  readonly departures = new Map<string, number>();
  readonly #dispatcher: Dispatcher<CommandTask, Outcome>;
  readonly #sources: Source<CommandTask>[] = [];
  readonly #running = new Map<string, (outcome: Outcome) => void>();
  readonly #attempts = new Map<string, number>();

  constructor(limits: Limits) {
    this.#dispatcher = new Dispatcher({
      limits,
      clock: this.clock,
      random: () => 0.5,
      carrier: carrying(({ command }) => this.#send(command)),
    });
  }

  addSource(): void {
    this.#sources.push(this.#dispatcher.source());
  }

  submit(command: Command): void {
    const { name } = command;
    this.departures.set(name, 0);
    const task = new CommandTask(command, (outcome, { attempts }) => {
      const word = wordOf(outcome);
      this.departures.set(name, (this.departures.get(name) ?? 0) + 1);
      this.diary.leave(name, word, attempts, outcome.state, this.#now);
      if (comesBackAfter(command, word)) this.submit(comeback(command));
    });
    this.#sources[command.source]?.submit(task);
  }

  async answer(name: string, outcome: Outcome): Promise<void> {
    const end = this.#running.get(name);
    if (end === undefined) throw new Error(`${name} is not under way`);
    this.#running.delete(name);
    end(outcome);
    await quiet();
  }

  closeSource(index: number): void {
    this.#sources[index]?.close();
  }

  close(): void {
    this.#dispatcher.close();
  }

  snapshot(): Snapshot {
    const { inFlight, waiting, sent, states } = this.#dispatcher.counts();
    return {
      inFlight,
      waiting,
      sent,
      states,
      sources: this.#sources.map((source) => ({
        waiting: source.waiting,
        running: source.running,
      })),
    };
  }

  get #now(): number {
    return this.clock.now();
  }

  #send({ name, device }: Command): Promise<Outcome> {
    const attempt = (this.#attempts.get(name) ?? 0) + 1;
    this.#attempts.set(name, attempt);
    this.diary.send(name, attempt, this.#now);
    const call: Call = { device, began: this.#now, ended: Infinity };
    this.calls.push(call);
    return new Promise((resolve) => {
      this.#running.set(name, (outcome) => {
        call.ended = this.#now;
        resolve(outcome);
      });
    });
  }
}
