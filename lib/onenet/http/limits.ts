/** Limits of the HTTP client that nobody has to set. */

/**
 * Bytes of an answer, before and after its compression is undone. The largest that OneNET gives to what this package asks
 * are a page of 6,000 data points (some 100 bytes each) and a page of 100 devices (some 1,000 bytes each).
 */
export const MAX_ANSWER_MIB = 1;
export const MAX_ANSWER_BYTES = MAX_ANSWER_MIB * 1024 * 1024;

/** Headers of an answer. axios takes a time for them that grows with the square. */
export const MAX_HEADERS = 100;

/** Milliseconds for each step of connecting: the socket, the tunnel of a proxy, TLS. */
export const CONNECT_TIMEOUT = 10_000;

/** Milliseconds that the first address of a name gets before the next one is tried beside it (RFC 8305, section 5). */
export const ATTEMPT_DELAY = 250;

/** Milliseconds of silence after which the system asks whether the other side is still there. */
export const TCP_KEEP_ALIVE = 30_000;

/** Connections that may be being set up before the client has no capacity for more. */
export const MAX_CONNECTING = 64;

/** Milliseconds that an idle connection is kept where the server says nothing about it. */
export const IDLE_TIMEOUT = 4000;

/** A server's own `Keep-Alive: timeout=` is trusted up to here; routers in between forget connections too. */
export const MAX_IDLE_TIMEOUT = 60_000;

/** Milliseconds by which an idle connection is closed earlier than the server announced, so as to be first. */
export const IDLE_MARGIN = 1000;

/** Milliseconds of idle time below which the loss of a connection says nothing about the server's idle timeout. */
export const LEAST_IDLE_TIMEOUT = 100;

/** Milliseconds within which a server that has closed an idle connection answers its next use with the end of it. */
export const CLOSED_WITHIN = 500;

/** Milliseconds between two looks for requests whose deadline has passed. */
export const DEADLINE_INTERVAL = 50;
