/**
 * The part of Node-RED's runtime API that this package uses.
 *
 * Declared here because @types/node-red promises more than Node-RED keeps: that `getNode` finds a node, that a node has
 * credentials, and that `evaluateNodeProperty` returns its value at once.
 */

import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import type { ProxyRules } from '../../lib/onenet';

export interface Message {
  _msgid?: string;
  payload?: unknown;
  [property: string]: unknown;
}

export type Send = (messages: Message | (Message | null)[]) => void;
export type Done = (error?: Error) => void;
export type InputListener = (msg: Message, send: Send, done: Done) => void;
export type CloseListener = (removed: boolean, done: () => void) => void;

export interface Status {
  fill?: 'red' | 'green' | 'yellow' | 'blue' | 'grey';
  shape?: 'ring' | 'dot';
  text?: string;
}

/** The tab, or the instance of a subflow, that a node runs in. Node-RED documents none of it, so all may be missing. */
export interface Flow {
  readonly subflowDef?: { readonly id?: string };
  readonly subflowInstance?: { readonly id: string; readonly _alias?: string };
  readonly parent?: Flow;
}

export interface Node<Credentials = unknown> {
  readonly id: string;
  /** The ID in the subflow itself, where the node is in an instance of one. */
  readonly _alias?: string;
  readonly _flow?: Flow;
  readonly type: string;
  /** For each output the ids of the nodes behind it. */
  readonly wires: readonly (readonly string[])[];
  readonly credentials?: Credentials;
  on(event: 'input', listener: InputListener): void;
  on(event: 'close', listener: CloseListener): void;
  /** For messages that no input has led to. */
  send(msg: Message): void;
  /** Gives the node a message as if it came over a wire. */
  receive(msg: Message): void;
  context(): NodeContext;
  status(status: Status): void;
  trace(text: string): void;
  debug(text: string): void;
  log(text: string): void;
  warn(text: string): void;
  error(text: string, msg?: Message): void;
  /** Without arguments: whether metrics are on. */
  metric(event?: string, msg?: Message, value?: number): unknown;
}

/** Each function takes the name of a store before its callback, or no name for the default store. */
export interface NodeContext {
  readonly keys: ContextCall;
  readonly get: ContextCall;
  readonly set: ContextCall;
}

/** The callback comes last, and may be called at once. */
export type ContextCall = (...args: readonly unknown[]) => void;

export type PropertyType =
  'msg' | 'flow' | 'global' | 'env' | 'jsonata' | 'str' | 'num' | 'bool' | 'bin' | 'json';

type Callback = (error: Error | null | undefined, value?: unknown) => void;

export interface AdminRequest extends IncomingMessage {
  readonly params: Readonly<Record<string, string>>;
  /** As Node-RED has parsed it, if it was JSON. */
  readonly body?: unknown;
}

export interface AdminResponse extends ServerResponse {
  json(body: unknown): void;
}

type Handler = (
  request: AdminRequest,
  response: AdminResponse,
  next: (error?: unknown) => void,
) => void;

/** A request to the HTTP server for nodes. */
export interface HttpRequest extends IncomingMessage {
  /** With the part of the URL that leads to the application itself. */
  readonly originalUrl?: string;
  readonly body?: unknown;
  /** Whether the body has been read; parsers of Express look at it. */
  _body?: boolean;
}

export type HttpResponse = ServerResponse;

export type HttpHandler = (
  request: HttpRequest,
  response: HttpResponse,
  next: (error?: unknown) => void,
) => void;

/** A handler in the list of an Express application. */
export interface HttpLayer {
  readonly handle: unknown;
  readonly route?:
    { readonly path?: unknown; readonly methods?: Readonly<Record<string, boolean>> } | undefined;
}

/** An application of Express 4, which has `_router`, or 5. */
export interface HttpApp {
  /** Where it stands below the applications that it is a part of. */
  path(): string;
  use(handler: HttpHandler): unknown;
  readonly parent?: HttpApp | undefined;
  readonly _router?: { readonly stack: HttpLayer[] } | undefined;
  readonly router?: { readonly stack: HttpLayer[] } | undefined;
}

/** A node or a tab as the flows store it: what is known of all of them. */
export interface StoredNode {
  readonly id: string;
  readonly type?: string;
  readonly name?: string;
  /** Of an `http in` node. */
  readonly url?: unknown;
  /** Environment variables that a tab, a subflow or the global config node defines. */
  readonly env?: readonly { readonly name?: string }[];
  /** The tab or subflow that it is on. */
  readonly z?: string;
  /** Whether the node is disabled. */
  readonly d?: boolean;
  /** Whether the tab is. */
  readonly disabled?: boolean;
}

export interface NodeAPI {
  readonly nodes: {
    createNode(node: Node, config: unknown): void;
    registerType<Credentials>(
      type: string,
      /** Takes what the flow stores of the node, in the shape that the constructor expects. */
      constructor: (this: Node<Credentials>, config: never) => void,
      options?: { credentials: Readonly<Record<string, { type: 'text' | 'password' }>> },
    ): void;
    getNode(id: string): Node | null | undefined;
    /** Calls back with each node and tab of the flows, as they are stored. */
    eachNode(callback: (node: StoredNode) => void): void;
  };
  readonly util: {
    evaluateNodeProperty(
      value: string,
      type: PropertyType,
      node: Node,
      msg: Message,
      callback: Callback,
    ): void;
    prepareJSONataExpression(expression: string, node: Node): object;
    evaluateJSONataExpression(expression: object, msg: Message, callback: Callback): void;
    /** A copy that goes as deep as the message; of an HTTP request and its response the same ones. */
    cloneMessage(msg: Message): Message;
    generateId(): string;
    getMessageProperty(msg: Message, path: string): unknown;
    /** Of the node's flow, a subflow around it, or the process; `undefined` if it is set nowhere. */
    getSetting(node: Node, name: string, flow?: unknown): unknown;
  };
  readonly auth: { needsPermission(permission: string): Handler };
  /** The HTTP server for nodes. */
  readonly httpNode: HttpApp;
  /** What both HTTP servers listen with; Node-RED starts the flows before it listens. */
  readonly server?: Server;
  /** `flows:started` comes once all nodes of a deploy run. */
  readonly events?: EventEmitter;
  readonly httpAdmin: {
    get(path: string, ...handlers: Handler[]): void;
    post(path: string, ...handlers: Handler[]): void;
  };
  /** The settings file, as far as nodes may see it. */
  readonly settings?: {
    /** Seconds that reading the inputs of a message may take. */
    readonly onenetNbiotInputTimeout?: unknown;
    /** Names of OneNET Studio's actions; see `readStudioActions`. */
    readonly onenetNbiotStudioActions?: unknown;
    /** By name, a store or, for `default`, the name of one. */
    readonly contextStorage?: Readonly<Record<string, unknown>>;
    readonly proxyOptions?: ProxyRules | undefined;
    /** By name, each handler of the log. */
    readonly logging?: Readonly<Record<string, { readonly level?: unknown } | undefined>>;
    /** Where the servers speak TLS. */
    readonly https?: unknown;
    /** Roots of the two HTTP servers; false where one is switched off. */
    readonly httpNodeRoot?: unknown;
    readonly httpAdminRoot?: unknown;
    /** A handler, or a list of them, that stands before `http in` nodes. */
    readonly httpNodeMiddleware?: HttpHandler | readonly HttpHandler[] | undefined;
  };
  /** The log of the runtime. */
  readonly log?: { debug(text: string): void; trace(text: string): void };
  /** Of Node-RED, as in `4.1.0`. */
  version?(): string;
  /** Looks a text up in the catalogue of the node set, in the runtime's language. */
  _(key: string, values?: Readonly<Record<string, string | number>>): string;
}
