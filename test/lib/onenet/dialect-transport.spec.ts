import assert from 'node:assert/strict';
import { dialectOf, inDialect, type Transport, type WireRequest } from '../../../lib/onenet';

describe('dialectOf', () => {
  for (const [host, dialect] of [
    ['https://api.heclouds.com', 'classic'],
    ['', 'classic'],
    ['openapi.heclouds.com', 'studio'],
    ['http://OpenAPI.heclouds.com:80/x', 'studio'],
    ['https://openapi.heclouds.com.', 'studio'],
    ['https://iot-api.heclouds.com', 'new'],
    ['iot-api.heclouds.com:8443', 'new'],
    ['https://iot-api.heclouds.com.example', 'classic'],
    ['http://iot.zong.com.pk:8000', 'classic'],
    ['simulator', 'classic'],
    ['not a host', 'classic'],
  ] as const) {
    it(`${host || 'no host'}: ${dialect}`, () => {
      assert.equal(dialectOf(host), dialect);
    });
  }
});

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
      assert.deepEqual(JSON.parse(reply.body), { errno: 0, error: 'succ' });
      await translated.close();
      assert.deepEqual(closed, ['closed']);
    });
  }

  it('leaves an answer that is classic already', async () => {
    const { transport } = recorder('{"errno":0,"error":"succ"}');
    const reply = await inDialect(transport, 'studio')(REQUEST, options);
    assert.deepEqual(reply, { status: 200, body: '{"errno":0,"error":"succ"}' });
  });
});
