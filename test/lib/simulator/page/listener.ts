import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import type { Simulator } from '../../../../lib/simulator';
import type { StateView, UpdateView } from '../../../../lib/simulator/page/views';
import { ask } from './ask';

interface Views {
  readonly state: StateView;
  readonly update: UpdateView;
}

/** A window that listens to the events of a simulator. */
export class Listener {
  readonly answer: IncomingMessage;
  readonly #events: AsyncGenerator<readonly [string, unknown]>;

  /** @param query which devices it shows */
  static async open(simulator: Simulator, query = ''): Promise<Listener> {
    const answer = await ask(simulator, `/events${query}`);
    assert.equal(answer.statusCode, 200);
    return new Listener(answer);
  }

  constructor(answer: IncomingMessage) {
    this.answer = answer;
    this.#events = readEvents(answer);
  }

  state(): Promise<StateView> {
    return this.#next('state');
  }

  update(): Promise<UpdateView> {
    return this.#next('update');
  }

  leave(): void {
    this.answer.destroy();
  }

  async #next<Name extends keyof Views>(name: Name): Promise<Views[Name]> {
    const event = await this.#events.next();
    if (event.done) throw new Error('the stream has ended');
    assert.equal(event.value[0], name);
    return event.value[1] as Views[Name];
  }
}

async function* readEvents(stream: IncomingMessage): AsyncGenerator<readonly [string, unknown]> {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    text += chunk as string;
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(part) ?? [];
      if (name !== undefined) yield [name, JSON.parse(data ?? '')];
    }
  }
}
