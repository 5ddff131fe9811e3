/** The transport: axios as the HTTP client, with an adapter of our own below it. */

import type * as Axios from 'axios';
import { OneNetError } from './errors';
import type * as Http from './http';
import type { Transport } from './transport';
import type { WireReply } from './wire';

/**
 * Makes a transport to one platform. Throws a OneNetError `ONENET_CONFIG` for TLS options that cannot be used.
 *
 * axios gets nothing but what changes from request to request, since it copies and checks every option each time:
 * this way its part is 5 microseconds of CPU, with its usual defaults 30. Its options for redirects, sizes, status
 * and proxies speak to its own adapters; ours never follows a redirect, caps the answer and takes any status.
 */
export function createAxiosTransport(options: Http.HttpClientOptions): Transport {
  const { axios, HttpClient } = load();
  const http = new HttpClient(options);
  const headers = new axios.AxiosHeaders();
  const client = new axios.Axios({
    adapter: (config: Request) => adapt(http, config, headers),
  });
  const { prefix } = options.baseUrl;

  const transport: Transport = async ({ method, target, body, deadline }, { signal }) => {
    try {
      const response = await client.request<WireReply>({
        method,
        url: prefix + target,
        data: body,
        timeout: deadline,
        signal,
      });
      return response.data;
    } catch (error) {
      if (error instanceof OneNetError) throw error;
      throw axios.isCancel(error) ? stopped() : unexpected(error);
    }
  };
  transport.close = () => http.close();
  return transport;
}

type Request = Axios.InternalAxiosRequestConfig<string | undefined>;

/** Our adapter: takes the request by axios's names, and leaves the whole answer in `data`. */
async function adapt(
  http: Http.HttpClient,
  config: Request,
  headers: Axios.AxiosResponse['headers'],
): Promise<Axios.AxiosResponse<WireReply>> {
  const { method = 'get', url = '/', data: body, timeout: deadline = 0, signal } = config;
  const reply = await http.send({
    method: method.toUpperCase(),
    path: url,
    body,
    deadline,
    // axios hands on the very signal that it was given.
    signal: signal as AbortSignal,
  });
  return { data: reply, status: reply.status, statusText: '', headers, config };
}

/** axios itself sees a signal that is aborted before it asks the adapter, or just after the answer. */
function stopped(): OneNetError {
  return new OneNetError('ONENET_STOPPED', 'the request was stopped before an answer came');
}

/** Never passes an error of axios on: it holds the request. What was sent by then, nobody knows. */
function unexpected(cause: unknown): OneNetError {
  return new OneNetError('ONENET_CONNECTION_LOST', 'the HTTP client failed', { cause });
}

/**
 * Loaded when the first transport is made, so that Node-RED starts as fast as without this package where no flow
 * uses it. axios comes as its build for browsers, which leaves out its adapters for Node: form-data, redirects,
 * proxies and the table of MIME types. In a running Node-RED it loads in 22 ms so, against 40 ms.
 */
function load() {
  /* eslint-disable @typescript-eslint/no-require-imports -- an import would load them at once */
  const axios = require('axios/dist/browser/axios.cjs') as typeof Axios;
  const { HttpClient } = require('./http') as typeof Http;
  /* eslint-enable @typescript-eslint/no-require-imports */
  return { axios, HttpClient };
}
