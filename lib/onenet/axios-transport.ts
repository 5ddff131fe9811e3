/** The transport: axios as the HTTP client, with an adapter of our own below it. */

import type * as Axios from 'axios';
import type * as Http from './http';
import { looksLikeVerdict } from './verdict';
import type { Send, Transport } from './transport';
import type { WireReply } from './wire';

export interface AxiosTransportOptions extends Http.HttpClientOptions {
  /** Told the platform's clock by each answer of OneNET that tells it, in milliseconds since 1970. */
  readonly observe?: ((serverTime: number) => void) | undefined;
}

/**
 * Makes a transport to one platform. Throws a OneNetError `ONENET_CONFIG` for TLS or proxy options that cannot be
 * used.
 *
 * axios copies and checks every option of every request, at almost a microsecond of CPU each. So the request goes
 * through it as one, in `data`, and costs 5 microseconds there; spelled out it is 9, with axios's usual defaults 30.
 * Its options for redirects, sizes, status and proxies speak to its own adapters; ours never follows a redirect, caps
 * the answer and takes any status.
 */
export function createAxiosTransport(options: AxiosTransportOptions): Transport {
  const { axios, HttpClient } = load();
  const { credential, observe } = options;
  // axios makes headers of its own for an answer without any.
  const headers = new axios.AxiosHeaders();
  const http = new HttpClient(options, ({ status, body, date, retryAfter, location }): Response => {
    if (date !== undefined && looksLikeVerdict(body)) observe?.(date);
    return {
      status,
      body: credential.conceal(body),
      date,
      retryAfter,
      location,
      headers,
      data: undefined,
      duration: 0,
    };
  });
  const client = new axios.Axios({
    adapter: ({ data }) => adapt(http, data as Http.Exchange),
  });

  const send: Send = (request, { signal }) =>
    client.request<undefined, Response>({ data: http.prepare(request, signal) });
  return Object.assign(send, { close: () => http.close(), room: http.room });
}

/**
 * An answer of ours in the form of axios, which hands the very object on: taking one out of the other would be one more
 * promise for each request that waits. It is made with all the fields that axios sets, and spelled out: fields added
 * later, as a spread does it, cost 6 of 36 microseconds.
 */
interface Response extends WireReply {
  /** Of those that matter, the answer has made fields of its own. */
  readonly headers: Axios.AxiosResponse['headers'];
  readonly data: undefined;
  readonly duration: number;
}

/** Our adapter: the request comes in `data`. axios asks for nothing else of what its own adapters give back. */
function adapt(http: Http.HttpClient, exchange: Http.Exchange): Promise<Axios.AxiosResponse> {
  return new Promise<unknown>((resolve, reject) => {
    http.start(exchange, resolve, reject);
  }) as Promise<Axios.AxiosResponse>;
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
