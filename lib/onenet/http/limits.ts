/** Limits of the HTTP exchange that nobody has to set. */

/** An answer of the platform is a few dozen bytes; this is far beyond any list of resources. */
export const MAX_ANSWER_BYTES = 1024 * 1024;

/** Milliseconds that a connection may take, TLS included; with a proxy, the way to it and each step through it. */
export const CONNECT_TIMEOUT = 10_000;

/** Milliseconds that an idle connection is kept where the server says nothing about it. */
export const IDLE_TIMEOUT = 4000;

/** A server's own `Keep-Alive: timeout=` is trusted up to here; routers in between forget connections too. */
export const MAX_IDLE_TIMEOUT = 60_000;

/** Milliseconds by which an idle connection is closed earlier than the server announced, so as to be first. */
export const IDLE_MARGIN = 1000;

/**
 * Milliseconds after which a connection counts as having been idle. Servers close idle connections, and the news of
 * that may have arrived without having been read yet.
 */
export const IDLE_AFTER = 10;

/** Milliseconds within which a server that has closed a connection answers its use with the end of it. */
export const CLOSES_WITHIN = 500;

/**
 * Connections that are being set up at a time. Setting up a thousand in one turn of the event loop stands everything
 * else still, and most are not needed once the first answers free theirs.
 */
export const MAX_CONNECTING = 64;
