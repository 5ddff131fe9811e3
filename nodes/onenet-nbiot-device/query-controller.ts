/** A node whose messages ask the platform, with one query or with several, one after the other. */

import { failed, OneNetError, type Outcome } from '../../lib/onenet';
import { NEVER_SENT } from '../../lib/dispatch';
import { NodeController } from '../shared/message/node-controller';
import type { MessageHandler, PendingMessage } from '../shared/message/pending-message';
import type { Node, NodeAPI } from '../shared/node-red';
import { readPace } from '../shared/tracking/tracked-command';
import { QueryRun, type QueryOptions } from './query-run';

export class QueryController<Input, Command> extends NodeController<Input, Command> {
  protected readonly acceptsWhileClosing = false;
  protected readonly handler: MessageHandler<Command>;
  readonly #RED: NodeAPI;
  readonly #options: QueryOptions<Input, Command>;

  constructor(RED: NodeAPI, node: Node, options: QueryOptions<Input, Command>) {
    const { operation, name, readers, platform } = options;
    // No device is asked, so that none has to be waited for; each step has a name of its own.
    const device = () => '';
    super(RED, node, {
      ...{ operation, readers, platform, device, isQuery: true, requestName: name },
      tracking: { store: '', pace: readPace({}) },
    });
    this.#RED = RED;
    this.#options = options;
    this.handler = {
      ...{ operation, device, replaces: () => undefined },
      settled: (pending, outcome, request) => {
        this.output.complete(pending, outcome, request, pending.durationMs);
      },
    };
  }

  protected stopped(): Outcome {
    return failed(
      new OneNetError('ONENET_STOPPED', { pointer: '', rule: 'stoppedUnsent', params: {} }),
    );
  }

  /** The dispatcher takes any number of queries, so that the bound is here. */
  protected accept(pending: PendingMessage<Command>): void {
    const limit = Math.max(1, this.client.queueLimit);
    if (this.client.waiting >= limit) {
      const fault = { pointer: '', rule: 'queueFull', params: { limit } } as const;
      pending.onSettled(failed(new OneNetError('ONENET_QUEUE_FULL', fault)), NEVER_SENT);
      return;
    }
    const { client, output } = this;
    new QueryRun(this.#RED, { ...this.#options, client, output, pending }).start();
  }
}
