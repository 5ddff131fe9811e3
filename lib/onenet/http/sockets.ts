/** Opens TCP sockets to one host, whichever of its addresses answers first, or says why there is no connection. */

import { lookup, type LookupAddress } from 'node:dns';
import { connect, isIP, type Socket } from 'node:net';
import { faultOf, faultSentence, type Fault, type FaultRule } from '../../contract';

/** Milliseconds for each step of connecting: the socket, the tunnel of a proxy, TLS. */
export const CONNECT_TIMEOUT = 10_000;

/** Milliseconds that the first address of a name gets before the next one is tried beside it (RFC 8305, section 5). */
export const ATTEMPT_DELAY = 250;

/** Milliseconds of silence after which the system asks whether the other side is still there. */
const TCP_KEEP_ALIVE = 30_000;

/** Called once: with an error, or with a socket that is open. */
type Opened = (...result: [ConnectError, null] | [null, Socket]) => void;

/** Ends a step of connecting at once; `Opened` is then not called. */
export type GiveUp = () => void;

/** A step of connecting. It never calls back before it has returned. */
export type Step = (opened: Opened) => GiveUp;

/** What the operating system does; a test may put something else in its place. */
interface Network {
  lookup(hostname: string, done: LookupDone): void;
  connect(address: { readonly host: string; readonly port: number }): Socket;
}

type LookupDone = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

const SYSTEM: Network = {
  lookup: (hostname, done) => {
    lookup(hostname, { all: true }, done);
  },
  connect,
};

/**
 * Tries the addresses of the host one after the other, a quarter of a second apart or as soon as one fails, and takes the
 * first that connects (RFC 8305). One that is slow is waited for as long as the caller does. Node's own
 * `autoSelectFamily` gives each address up after its quarter of a second.
 *
 * @param sockets holds every socket that is not closed yet
 */
export function socketOpener(
  { hostname, port }: { readonly hostname: string; readonly port: number },
  sockets: Set<Socket>,
  network: Network = SYSTEM,
): Step {
  const resolve = resolver(hostname, network);
  return (opened) => {
    const attempts = new Set<Socket>();
    let waiting: string[] = [];
    let problem: NodeJS.ErrnoException | undefined;
    let delay: NodeJS.Timeout | undefined;
    let isOver = false;

    const end = (winner?: Socket) => {
      isOver = true;
      clearTimeout(delay);
      for (const each of attempts) if (each !== winner) each.destroy();
    };
    const attempt = () => {
      clearTimeout(delay);
      const host = waiting.shift();
      if (host === undefined) return;
      const socket = network.connect({ host, port });
      keep(socket, sockets);
      attempts.add(socket);
      const fail = (error: NodeJS.ErrnoException) => {
        attempts.delete(socket);
        if (isOver) return;
        problem = tellsMore(problem, error);
        if (attempts.size === 0 && waiting.length === 0) {
          end();
          opened(connectError(problem), null);
        } else {
          attempt();
        }
      };
      socket.once('error', fail).once('connect', () => {
        socket.off('error', fail);
        end(socket);
        opened(null, socket);
      });
      if (waiting.length > 0) delay = setTimeout(attempt, ATTEMPT_DELAY);
    };

    resolve((error, addresses) => {
      if (isOver) return;
      if (error === null) {
        waiting = familiesInTurn(addresses);
        attempt();
      } else {
        end();
        opened(connectError(error), null);
      }
    });
    return () => {
      end();
    };
  };
}

/** Sets up what every socket of ours has, and remembers it until it is closed. */
function keep(socket: Socket, sockets: Set<Socket>): void {
  sockets.add(socket);
  socket.setNoDelay(true).setKeepAlive(true, TCP_KEEP_ALIVE);
  // Errors are read where the socket is used; one that comes when nobody uses it must not end the process.
  socket.on('error', ignore).once('close', () => sockets.delete(socket));
}

function ignore(): void {
  return;
}

/** Asks the system once for all who ask at the same time: a question takes one of the four threads that also read files. */
function resolver(hostname: string, network: Network): (done: LookupDone) => void {
  const asking: LookupDone[] = [];
  return (done) => {
    if (isIP(hostname) !== 0) {
      queueMicrotask(() => {
        done(null, [{ address: hostname, family: isIP(hostname) }]);
      });
      return;
    }
    asking.push(done);
    if (asking.length > 1) return;
    network.lookup(hostname, (error, addresses) => {
      for (const each of asking.splice(0)) each(error, addresses);
    });
  };
}

/** The order of the system, but IPv6 and IPv4 in turn (RFC 8305, section 4): where one does not work, all of it does not. */
function familiesInTurn(addresses: readonly LookupAddress[]): string[] {
  const first = addresses.filter(({ family }) => family === addresses[0]?.family);
  const second = addresses.filter(({ family }) => family !== addresses[0]?.family);
  return Array.from({ length: Math.max(first.length, second.length) }, (_, at) => [
    ...first.slice(at, at + 1),
    ...second.slice(at, at + 1),
  ])
    .flat()
    .map(({ address }) => address);
}

/** Of several failures the latest, but rather one of a host that was reached than one of a network that is not there. */
function tellsMore(
  former: NodeJS.ErrnoException | undefined,
  latter: NodeJS.ErrnoException,
): NodeJS.ErrnoException {
  return former !== undefined && NO_NETWORK.has(latter.code ?? '') ? former : latter;
}

const NO_NETWORK = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN']);

/** No connection came about, so that nothing was sent. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';

  /**
   * @param fault why, and what to look at
   * @param code of Node, OpenSSL or, for a proxy, `ERR_PROXY_…`
   */
  constructor(
    readonly fault: Fault,
    readonly code: string,
    message = faultSentence(fault, 'en-US'),
  ) {
    super(message);
  }
}

/** A step of connecting took longer than {@link CONNECT_TIMEOUT}. */
export function connectTimeout(): ConnectError {
  const fault = faultOf('connectTimeout', { seconds: CONNECT_TIMEOUT / 1000 });
  return new ConnectError(fault, 'ETIMEDOUT');
}

/** An error of Node or OpenSSL, with the fault that its code stands for. */
export function connectError(error: NodeJS.ErrnoException): ConnectError {
  if (error instanceof ConnectError) return error;
  return new ConnectError(connectFault(error), error.code ?? '', error.message);
}

export function connectFault({ code = '' }: NodeJS.ErrnoException): Fault {
  const rule = RULES[code];
  if (rule !== undefined) return faultOf(rule);
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return faultOf('connectNoTls');
  return code === '' ? faultOf('connectFailed') : faultOf('connectCode', { code });
}

const RULES: Readonly<Record<string, FaultRule>> = {
  ENOTFOUND: 'connectNameUnknown',
  ENODATA: 'connectNameUnknown',
  EAI_AGAIN: 'connectNoDns',
  ECONNREFUSED: 'connectRefused',
  // The system gave up by itself, after a time of its own.
  ETIMEDOUT: 'connectSilent',
  EHOSTUNREACH: 'connectNoRoute',
  ENETUNREACH: 'connectNoRoute',
  ENETDOWN: 'connectNoRoute',
  EADDRNOTAVAIL: 'connectNoPort',
  EACCES: 'connectForbidden',
  EPERM: 'connectForbidden',
  EMFILE: 'connectNoDescriptors',
  ENFILE: 'connectNoDescriptors',
  ECONNRESET: 'connectCut',
  ECONNABORTED: 'connectCut',
  EPIPE: 'connectCut',
  EPROTO: 'connectNoTls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'connectPlainHttp',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'connectPlainHttp',
  ERR_SSL_HTTP_REQUEST: 'connectPlainHttp',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'connectUntrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'connectUntrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'connectUntrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'connectUntrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'connectUntrusted',
  CERT_UNTRUSTED: 'connectUntrusted',
  CERT_HAS_EXPIRED: 'connectCertExpired',
  CERT_NOT_YET_VALID: 'connectCertNotYet',
  CERT_REVOKED: 'connectCertRevoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'connectCertName',
};
