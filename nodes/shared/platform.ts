/** The platform that a config node stands for: where it is, who asks, and how fast. */

import {
  DEFAULT_LIMITS,
  Dispatcher,
  type Counts,
  type Limits,
  type Source,
  type Task,
} from '../../lib/dispatch';
import {
  apiKeyCredential,
  createAxiosTransport,
  execute,
  parseBaseUrl,
  type Operation,
  type Transport,
} from '../../lib/onenet';
import { embeddedTransport } from './embedded-platform';
import type { Node } from './node-red';

/** A command of any operation, on its way. */
export interface PlatformTask extends Task {
  readonly operation: Operation<unknown, unknown>;
  readonly command: unknown;
}

/** What the flow stores of a config node; every property may be missing in a flow written by hand. */
export interface PlatformConfig extends Partial<Record<keyof Limits, string | number>> {
  readonly name?: string;
  readonly host?: string;
}

export interface PlatformCredentials {
  readonly apiKey?: string;
}

export interface Platform {
  /** Why nothing can be sent, as a sentence; `undefined` if all is well. */
  readonly problem: string | undefined;
  /** How one node hands in its commands. */
  source(changed: () => void): Source<PlatformTask>;
  counts(): Counts;
  /** Settles every command as stopped, and closes all connections. */
  close(): Promise<void>;
}

/** A config node, as the nodes that refer to it see it. */
export interface PlatformNode extends Node {
  readonly platform?: Platform;
}

export function createPlatform(config: PlatformConfig, credentials: PlatformCredentials): Platform {
  const limits = readLimits(config);
  const connection = connect(config.host ?? '', credentials.apiKey ?? '', limits.maxInFlight);
  const { problem, transport } =
    typeof connection === 'string'
      ? { problem: connection, transport: undefined }
      : { problem: undefined, transport: connection };
  const dispatcher = new Dispatcher<PlatformTask>({
    limits,
    execute: ({ operation, command }, signal) => {
      if (transport === undefined)
        throw new Error('a command was sent to a platform that has no address');
      return execute(transport, operation, command, signal);
    },
  });
  return {
    problem,
    source: (changed) => dispatcher.source(changed),
    counts: () => dispatcher.counts(),
    async close() {
      dispatcher.close();
      await transport?.close();
    },
  };
}

/** A transport, or a sentence that says why there is none. */
function connect(host: string, apiKey: string, maxConnections: number): Transport | string {
  if (host.trim().toLowerCase() === 'simulator') return embeddedTransport(maxConnections);
  const baseUrl = parseBaseUrl(host);
  if (baseUrl.kind === 'invalid') return baseUrl.problem;
  const credential = apiKeyCredential(apiKey);
  if (credential.kind === 'invalid') return credential.problem;
  return createAxiosTransport({
    baseUrl: baseUrl.url,
    credential: credential.credential,
    maxConnections,
  });
}

/** The dialog stores numbers as text; whatever is missing or no number is as by default. */
function readLimits(config: PlatformConfig): Limits {
  return {
    maxInFlight: Math.max(1, Math.floor(readLimit(config.maxInFlight, DEFAULT_LIMITS.maxInFlight))),
    callsPerSecond: readLimit(config.callsPerSecond, DEFAULT_LIMITS.callsPerSecond),
    deviceGap: readLimit(config.deviceGap, DEFAULT_LIMITS.deviceGap),
    deviceQueueLimit: readLimit(config.deviceQueueLimit, DEFAULT_LIMITS.deviceQueueLimit),
    queueLimit: readLimit(config.queueLimit, DEFAULT_LIMITS.queueLimit),
    maxWait: readLimit(config.maxWait, DEFAULT_LIMITS.maxWait),
    retries: readLimit(config.retries, DEFAULT_LIMITS.retries),
  };
}

function readLimit(value: string | number | undefined, fallback: number): number {
  const number = value === undefined || value === '' ? NaN : Number(value);
  return Number.isFinite(number) && number >= 0 ? number : fallback;
}
