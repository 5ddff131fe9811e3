import assert from 'node:assert/strict';
import axios, { type AxiosInstance } from 'axios';
import { createAdapter } from '../../../lib/onenet/axios-transport';
import { HttpClient } from '../../../lib/onenet/http/http-client';
import { answer, SUCCESS } from '../../support/behaviours';
import { MisbehavingServer } from '../../support/misbehaving-server';
import { baseUrlOf } from '../../support/transport-to';

describe('the adapter for axios', () => {
  let server: MisbehavingServer;
  let http: HttpClient;
  let client: AxiosInstance;

  beforeEach(async () => {
    server = await MisbehavingServer.start(answer(SUCCESS, { headers: ['X-Request-Id: 7'] }));
    http = new HttpClient({ baseUrl: baseUrlOf(server.url) });
    client = axios.create({
      adapter: createAdapter(http, new URL(server.url).origin, axios),
      baseURL: `${server.url}/api`,
    });
  });

  afterEach(async () => {
    await http.close();
    await server.close();
  });

  it('sends what the config says, and answers as axios does', async () => {
    const response = await client.post(
      '/nbiot',
      { data: [] },
      { params: { imei: '86 1' }, headers: { 'api-key': 'k' } },
    );
    const [request] = server.received;
    assert.equal(request?.method, 'POST');
    assert.equal(request.target, '/api/nbiot?imei=86+1');
    assert.equal(request.body, '{"data":[]}');
    assert.equal(request.headers['api-key'], 'k');
    assert.equal(request.headers['content-type'], 'application/json');
    assert.equal(response.status, 200);
    assert.deepEqual(response.data, { errno: 0, error: 'succ' });
    assert.equal(response.headers['x-request-id'], '7');
  });

  it('shows the real request to an interceptor, which may change it', async () => {
    const seen: unknown[] = [];
    client.interceptors.request.use((config) => {
      seen.push([config.method, config.url, config.data]);
      config.headers.set('x-added', 'yes');
      config.url = '/other';
      return config;
    });
    await client.get('/nbiot');
    assert.deepEqual(seen, [['get', '/nbiot', undefined]]);
    assert.equal(server.received[0]?.target, '/api/other');
    assert.equal(server.received[0].headers['x-added'], 'yes');
    assert.equal(server.received[0].headers['content-type'], undefined);
  });

  it('ends with its signal', async () => {
    server.behave = () => undefined;
    const controller = new AbortController();
    const sending = client.get('/', { signal: controller.signal });
    void server
      .until(({ received }) => received.length === 1)
      .then(() => {
        controller.abort();
      });
    await assert.rejects(sending, (error) => axios.isCancel(error));
  });

  it('sends nothing to another place than the platform', async () => {
    const elsewhere = 'http://127.0.0.1:9/nbiot';
    await assert.rejects(client.get(elsewhere), { code: 'ONENET_INVALID' });
    await assert.rejects(client.get(`${server.url}9/nbiot`), { code: 'ONENET_INVALID' });
    assert.equal(server.received.length, 0);
  });
});
