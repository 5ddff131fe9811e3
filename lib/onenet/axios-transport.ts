/** The transport: axios as the HTTP client, with an adapter for it that knows whether a request was sent. */

import type Axios from 'axios';
import { faultOf } from '../contract';
import type { Credential } from './credentials/credential';
import { OneNetError } from './errors';
import type * as Connections from './http/connection';
import type * as Http from './http/http-client';
import { looksLikeVerdict } from './outcome';
import type { Send, Transport, WireReply } from './transport';

export interface AxiosTransportOptions extends Http.HttpClientOptions {
  readonly credential: Credential;
  /**
   * Told the platform's clock by each answer of OneNET that tells it, in milliseconds since 1970, and how many
   * milliseconds the answer took.
   */
  readonly observe?: ((serverTime: number, took: number) => void) | undefined;
}

/**
 * Makes a transport to one platform. Throws a OneNetError `ONENET_CONFIG` for TLS or proxy options that cannot be
 * used.
 */
export function createAxiosTransport(options: AxiosTransportOptions): Transport {
  const { axios, HttpClient, stopped } = load();
  const { baseUrl, credential, observe } = options;
  const http = new HttpClient(options);
  // The class, where `axios.create` would merge axios's own defaults into every request, at twice the CPU. They are for
  // bodies that are not JSON yet, and for adapters of its own.
  const client = new axios.Axios({
    adapter: createAdapter(http, baseUrl.origin, axios, headersWith(credential)),
  });
  const base = baseUrl.origin + baseUrl.prefix;

  // No async function, whose state would wait for the answer (goal of the benchmark: heap of a write on the wire).
  const send: Send = ({ method, target, body, deadline }, { signal, onSent }) => {
    const sentAt = performance.now();
    const config: Axios.AxiosRequestConfig & Observed = {
      method,
      url: base + target,
      data: body,
      timeout: deadline,
      signal,
    };
    if (onSent !== undefined) config.onSent = onSent;
    return client.request<unknown, Axios.AxiosResponse<string>>(config).then(
      (response) => {
        const reply = readReply(response);
        if (!baseUrl.secure && reply.status === 400 && WANTS_TLS.test(reply.body))
          throw wantsTls(reply.status);
        if (reply.date !== undefined && looksLikeVerdict(reply.body)) {
          observe?.(reply.date, performance.now() - sentAt);
        }
        return { ...reply, body: credential.conceal(reply.body) };
      },
      (error: unknown) => {
        // axios has an error of its own for a signal that is aborted, with the whole request in it.
        throw axios.isCancel(error) ? stopped() : error;
      },
    );
  };
  return Object.assign(send, { close: () => http.close(), capacity: http.capacity });
}

/** What nginx, Apache and Go answer to http on a port that speaks TLS. */
const WANTS_TLS =
  /^[^]{0,500}(?:plain HTTP request was sent to HTTPS port|speaking plain HTTP to an SSL-enabled|sent an HTTP request to an HTTPS server)/;

function wantsTls(status: number): OneNetError {
  const fault = faultOf('answerWantsTls', { status });
  return new OneNetError('ONENET_BAD_ANSWER', fault, { httpStatus: status });
}

/** What this adapter takes beside axios's own config. */
interface Observed {
  onSent?: () => void;
}

/**
 * Sends what the config says: method, address, headers, data, signal, and `timeout` as the deadline of the whole answer.
 * It never follows a redirect, and takes any status. An address elsewhere than on the platform is refused.
 *
 * @param ownHeaders headers that every request has, whatever its config says. They are added here, so that no config or
 *   error of axios holds the credential, and axios need not copy them (goal of the benchmark: CPU per message)
 */
export function createAdapter(
  http: Http.HttpClient,
  origin: string,
  axios: Pick<Axios.AxiosStatic, 'getUri' | 'AxiosHeaders'>,
  ownHeaders: OwnHeaders = () => ({}),
): Axios.AxiosAdapter {
  // No async function, whose state would wait for the answer (goal of the benchmark: heap of a write on the wire).
  return (config: Axios.InternalAxiosRequestConfig & Observed) => {
    const { method = 'get', timeout, signal, onSent } = config;
    const body = bodyOf(config.data);
    const uri = uriOf(config, axios);
    const answered = http.request({
      method: method.toUpperCase(),
      path: uri.startsWith(`${origin}/`) ? uri.slice(origin.length) : '',
      headers: headersOf(config, body, ownHeaders),
      body,
      deadline: timeout === undefined || timeout === 0 ? Infinity : timeout,
      signal: signal instanceof AbortSignal ? signal : NEVER_ABORTED,
      onSent,
    });
    return answered.then((answer) => {
      const { status, body: data } = answer;
      const headers = new axios.AxiosHeaders(answer.headers as Axios.RawAxiosHeaders);
      return { status, statusText: '', headers, data, config };
    });
  };
}

/** Our own requests have a whole address and no params; axios would merge its defaults into the config once more. */
function uriOf(
  config: Axios.InternalAxiosRequestConfig,
  axios: Pick<Axios.AxiosStatic, 'getUri'>,
): string {
  const isWhole = config.baseURL === undefined && config.params === undefined;
  return isWhole ? (config.url ?? '') : axios.getUri(config);
}

/** Our own are JSON already. */
function bodyOf(data: unknown): string | undefined {
  if (data === undefined || data === null) return undefined;
  return typeof data === 'string' ? data : JSON.stringify(data);
}

/** Those of the config below our own; axios names a type for every body, and for none. */
function headersOf(
  config: Axios.InternalAxiosRequestConfig,
  body: string | undefined,
  ownHeaders: OwnHeaders,
): Record<string, string> {
  const headers: Record<string, string> = { ...ownHeaders(body) };
  for (const [name, value] of config.headers) headers[name.toLowerCase()] ??= String(value);
  if (body === undefined) delete headers['content-type'];
  return headers;
}

/** The headers of a request with this body, or of one without a body. */
type OwnHeaders = (body?: string) => Readonly<Record<string, string>>;

const NEVER_ABORTED = new AbortController().signal;

/**
 * No `accept-encoding`: compressing an answer of thirty bytes makes it longer. No `accept`: the platform's documents name
 * none. The credential gives the same array as long as nothing has changed.
 */
function headersWith(credential: Credential): OwnHeaders {
  let proof: readonly string[] = [];
  let headers: Record<string, string> = {};
  let headersOfBody = headers;
  return (body) => {
    const latest = credential.headers(Date.now());
    if (latest !== proof) {
      proof = latest;
      headers = { 'user-agent': 'node-red-onenet-nbiot' };
      for (let at = 0; at + 1 < latest.length; at += 2)
        headers[latest[at] ?? ''] = latest[at + 1] ?? '';
      headersOfBody = { ...headers, 'content-type': 'application/json' };
    }
    return body === undefined ? headers : headersOfBody;
  };
}

function readReply({ status, data, headers }: Axios.AxiosResponse<string>): WireReply {
  const read = (name: string): string | undefined => {
    const value: unknown = headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const date = parseHttpDate(read('date') ?? '');
  const location = status >= 300 && status < 400 ? read('location') : undefined;
  const retryAfter = parseRetryAfter(read('retry-after') ?? '', date ?? Date.now());
  return { status, body: data, date, retryAfter, location };
}

/**
 * A time by the server's clock in milliseconds since 1970, from a header such as `Date` (RFC 9110, section 5.6.7);
 * `undefined` if it cannot be read.
 */
export function parseHttpDate(value: string): number | undefined {
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * Seconds to wait according to a `Retry-After` header: a number of seconds, or a date (RFC 9110, section 10.2.3).
 * `undefined` for anything else.
 *
 * @param now milliseconds since 1970 by the server's clock, which this computer's may not agree with
 */
export function parseRetryAfter(value: string, now: number): number | undefined {
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text);
  const time = /^[A-Z][a-z]+,? /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - now) / 1000));
}

/** Loaded when the first transport is made, so that Node-RED starts as fast as without this package where no flow uses it. */
function load() {
  /* eslint-disable @typescript-eslint/no-require-imports -- an import would load them at once */
  const axios = require('axios') as typeof Axios;
  const { stopped } = require('./http/connection') as typeof Connections;
  const { HttpClient } = require('./http/http-client') as typeof Http;
  /* eslint-enable @typescript-eslint/no-require-imports */
  return { axios, HttpClient, stopped };
}
