import type { Socket } from 'node:net';
import type { ConnectFailure } from './connect-failure';

/** Called once: with a failure, or with a socket over which a request may be sent. */
export type Connected = (...result: [ConnectFailure, null] | [null, Socket]) => void;

/** Starts to connect. Destroy the socket to give up; `connected` is then not called. */
export type Connector = (connected: Connected) => Socket;
