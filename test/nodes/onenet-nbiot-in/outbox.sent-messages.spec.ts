import assert from 'node:assert/strict';

import { lostMessages, SentMessages } from '../../../nodes/onenet-nbiot-in/outbox';
import type { Message, Node, NodeAPI } from '../../../nodes/shared/node-red';

describe('SentMessages', () => {
  const [one, two] = [{ _msgid: '1' }, { _msgid: '2' }];
  const rig = (wires: readonly string[]) => {
    const nodes = new Map<string, object>(wires.map((id) => [id, {}]));
    const RED = { nodes: { getNode: (id: string) => nodes.get(id) } } as unknown as NodeAPI;
    // As Node-RED does: what is sent is delivered in the next turn.
    const delivered: Message[] = [];
    const send = (msg: Message) => setImmediate(() => delivered.push(msg));
    const sent = new SentMessages(RED, { wires: [wires], send } as unknown as Node);
    const replace = (...ids: string[]) => {
      for (const id of ids) nodes.set(id, {});
    };
    return { RED, sent, delivered, replace };
  };

  it('knows what was lost with the nodes that it was sent to', () => {
    const { RED, sent, replace } = rig(['a', 'b']);
    sent.send(one);
    sent.send(two);
    const left = sent.close();
    assert.deepEqual(lostMessages(RED, left), []);
    replace('a');
    assert.deepEqual(lostMessages(RED, left), [], 'b has got it');
    replace('b');
    assert.deepEqual(lostMessages(RED, left), [one, two]);
  });

  it('has nothing left to lose once it was delivered', async () => {
    const { RED, sent, delivered, replace } = rig(['a']);
    sent.send(one);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(delivered, [one]);
    sent.send(two);
    const left = sent.close();
    replace('a');
    assert.deepEqual(lostMessages(RED, left), [two]);
  });

  it('loses nothing where nothing is wired', () => {
    const { RED, sent } = rig([]);
    sent.send(one);
    assert.deepEqual(lostMessages(RED, sent.close()), []);
  });
});
