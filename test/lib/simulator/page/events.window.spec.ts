import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { EventWindow } from '../../../../lib/simulator/page/events';

/** More than the buffers of a loopback connection take while nobody reads. */
const LARGE = 'x'.repeat(16 * 1024 * 1024);

describe('page: the event stream of one window', () => {
  let server: Server;
  let window: Socket;
  let response: ServerResponse;
  let events: EventWindow;
  let sent: string[];

  beforeEach(async () => {
    sent = [];
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    window = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
    window.write('GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n');
    [, response] = (await once(server, 'request')) as [IncomingMessage, ServerResponse];
    events = new EventWindow(response, 0);
  });
  afterEach(() => {
    window.destroy();
    server.close();
  });

  /** What it sends at a time, if anything. */
  const send = (now: number, hasChanged: boolean, padding = ''): string | undefined => {
    const before = sent.length;
    const note = (name: string) => (): string => {
      sent.push(name);
      return `event: ${name}\ndata: ${padding}\n\n`;
    };
    events.send({ hasChanged, state: note('state'), update: note('update') }, now);
    return sent[before];
  };

  it('gets the state first, then updates, and nothing without a change', () => {
    assert.equal(send(0, false), 'state');
    assert.equal(send(100, true), 'update');
    assert.equal(send(200, false), undefined);
    assert.equal(send(300, true), 'update');
  });

  it('gets a heartbeat when nothing has happened for 15 s', async () => {
    let received = '';
    window
      .setEncoding('utf8')
      .on('data', (text: string) => (received += text))
      .resume();
    send(0, false);
    send(15_000, false);
    send(15_001, false);
    send(15_100, false);
    send(30_002, false);
    response.end();
    while (!received.endsWith('0\r\n\r\n')) await once(window, 'data');
    assert.equal(received.match(/^:$/gm)?.length, 2);
    assert.deepEqual(sent, ['state']);
  });

  it('that does not read keeps one event in memory, and gets the state when it reads again', async () => {
    assert.equal(send(0, true, LARGE), 'state');
    for (let now = 100; now < 1000; now += 100) assert.equal(send(now, true, LARGE), undefined);
    assert.ok(response.writableLength <= LARGE.length + 1000);
    const drained = once(response, 'drain');
    window.resume();
    await drained;
    assert.equal(send(1000, false), 'state');
    assert.equal(send(1100, true), 'update');
  });

  it('that has missed nothing while it was slow gets no state again', async () => {
    send(0, true, LARGE);
    assert.equal(send(100, false), undefined);
    const drained = once(response, 'drain');
    window.resume();
    await drained;
    assert.equal(send(200, true), 'update');
  });

  it('that does not read for 10 s is dropped', async () => {
    send(0, true, LARGE);
    send(10_000, true);
    assert.equal(response.destroyed, false);
    const closed = once(response, 'close');
    send(10_001, true);
    await closed;
  });
});
