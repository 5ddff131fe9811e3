import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { postRoute, type Handle } from '../../../nodes/shared/registration';
import type { NodeAPI } from '../../../nodes/shared/node-red';

type Handler = (request: object, response: object, next: (error?: unknown) => void) => void;

/** What Node-RED hands to a route, without a network. */
class Response extends EventEmitter {
  statusCode = 200;
  destroyed = false;
  readonly headers: Record<string, string> = {};
  body: unknown;
  setHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  json(body: unknown): void {
    this.body = body;
    this.emit('answered');
  }
}

function route(handle: Handle): { asked: string[]; handler: Handler } {
  const asked: string[] = [];
  const handlers: Handler[] = [];
  const RED = {
    auth: {
      needsPermission: (permission: string) => {
        asked.push(permission);
        return () => undefined;
      },
    },
    httpAdmin: {
      post: (path: string, _guard: Handler, handler: Handler) => {
        asked.push(path);
        handlers.push(handler);
      },
    },
  };
  postRoute(RED as unknown as NodeAPI, '/path', 10, handle);
  const [handler] = handlers;
  assert.ok(handler);
  return { asked, handler };
}

const never = (): never => assert.fail('this must not be called');

const REQUEST = { headers: { 'content-type': 'application/json' }, body: { a: 1 }, params: {} };

describe('postRoute', () => {
  it('asks for the permission to change our nodes', () => {
    const { asked } = route(() => ({ status: 200, body: {} }));
    assert.deepEqual(asked, ['onenet-nbiot.write', '/path']);
  });

  it('answers what the handler says, and lets nobody keep it', async () => {
    const { handler } = route((fields) => ({ status: 201, body: { got: fields } }));
    const response = new Response();
    const answered = new Promise((resolve) => response.once('answered', resolve));
    handler(REQUEST, response, never);
    await answered;
    assert.deepEqual(
      [response.statusCode, response.body, response.headers],
      [201, { got: { a: 1 } }, { 'cache-control': 'no-store' }],
    );
  });

  it('measures a body whose length was not announced', async () => {
    const { handler } = route(never);
    const response = new Response();
    const answered = new Promise((resolve) => response.once('answered', resolve));
    handler({ ...REQUEST, body: { a: 'more than ten' } }, response, never);
    await answered;
    assert.equal(response.statusCode, 413);
  });

  let nested: object = {};
  for (let depth = 0; depth < 100_000; depth++) nested = { nested };
  for (const [title, headers, body, status] of [
    ['that was inflated, by what it holds', { 'content-length': '5' }, { a: 'x'.repeat(20) }, 413],
    ['that was compressed', { 'content-encoding': 'gzip', 'content-length': '5' }, { a: 1 }, 415],
    [
      'that was compressed and is too large',
      { 'content-encoding': 'gzip', 'content-length': '5' },
      { a: 'x'.repeat(20) },
      413,
    ],
    ['by its announced length', { 'content-length': '11' }, { a: 1 }, 413],
    ['that is nested too deep to be measured', {}, nested, 413],
  ] as const) {
    it(`refuses a body ${title}`, async () => {
      const { handler } = route(never);
      const response = new Response();
      const answered = new Promise((resolve) => response.once('answered', resolve));
      handler({ ...REQUEST, headers: { ...REQUEST.headers, ...headers }, body }, response, never);
      await answered;
      assert.equal(response.statusCode, status);
    });
  }

  it('tells the handler when the one who asked has gone away, and then keeps silent', async () => {
    const signals: AbortSignal[] = [];
    let finish: (() => void) | undefined;
    const { handler } = route(async (_fields, signal) => {
      signals.push(signal);
      await new Promise<void>((resolve) => (finish = resolve));
      return { status: 200, body: {} };
    });
    const response = new Response();
    handler(REQUEST, response, never);
    response.destroyed = true;
    response.emit('close');
    assert.equal(signals[0]?.aborted, true);
    finish?.();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(response.body, undefined);
  });

  it('hands a bug on to Node-RED', async () => {
    const bug = new Error('a bug');
    for (const handle of [
      () => Promise.reject(bug),
      () => {
        throw bug;
      },
    ]) {
      const { handler } = route(handle);
      const error = await new Promise((resolve) => {
        handler(REQUEST, new Response(), resolve);
      });
      assert.equal(error, bug);
    }
  });
});
