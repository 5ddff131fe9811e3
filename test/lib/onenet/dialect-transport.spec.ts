import assert from 'node:assert/strict';
import { inDialect, OneNetError, type Transport, type WireRequest } from '../../../lib/onenet';
import { decodeVerdict } from '../../../lib/onenet/outcome';

describe('inDialect', () => {
  const REQUEST: WireRequest = {
    method: 'POST',
    target: '/nbiot?imei=8&mode=2',
    body: '{"data":[]}',
    deadline: 1000,
  };

  function recorder(body: string) {
    const sent: WireRequest[] = [];
    const closed: string[] = [];
    const transport = ((request: WireRequest) => {
      sent.push(request);
      return Promise.resolve({ status: 200, body });
    }) as unknown as Transport;
    transport.close = () => {
      closed.push('closed');
      return Promise.resolve();
    };
    return { transport, sent, closed };
  }
  const options = { signal: new AbortController().signal };

  it('is the transport itself where nothing has to be translated', () => {
    const { transport } = recorder('');
    assert.equal(inDialect(transport, 'classic'), transport);
  });

  for (const [dialect, target] of [
    ['new', '/nb-iot?imei=8&mode=2'],
    ['studio', '/LwM2M-online?action=write&version=1&imei=8&mode=2'],
  ] as const) {
    it(`changes the address and nothing else for ${dialect}`, async () => {
      const { transport, sent, closed } = recorder('{"code":0,"msg":"succ"}');
      const translated = inDialect(transport, dialect);
      const reply = await translated(REQUEST, options);
      assert.deepEqual(sent, [{ ...REQUEST, target }]);
      const outcome = decodeVerdict(reply, 'confirmed');
      assert.deepEqual(outcome.reply, { errno: 0, error: 'succ' });
      assert.deepEqual(outcome.payload, { code: 0, msg: 'succ' });
      await translated.close();
      assert.deepEqual(closed, ['closed']);
    });
  }

  it('sends nothing for a call that the dialect does not have', async () => {
    const { transport, sent } = recorder('');
    const request = { ...REQUEST, target: '/nbiot/elsewhere?imei=8' };
    await assert.rejects(
      inDialect(transport, 'studio')(request, options),
      (error) =>
        error instanceof OneNetError &&
        error.code === 'ONENET_CONFIG' &&
        error.fault.rule === 'unknownDialectCall',
    );
    assert.deepEqual(sent, []);
  });

  it('leaves an answer that is classic already', async () => {
    const { transport } = recorder('{"errno":0,"error":"succ"}');
    const reply = await inDialect(transport, 'studio')(REQUEST, options);
    assert.deepEqual(reply, { status: 200, body: '{"errno":0,"error":"succ"}' });
  });
});
