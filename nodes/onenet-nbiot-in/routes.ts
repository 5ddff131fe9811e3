/**
 * The paths at which input nodes listen on Node-RED's HTTP server.
 *
 * One handler stands before all others of the server, since the editor's API parses JSON bodies, and the login of the
 * settings file lets nobody through who cannot log in, as the platform cannot. It lets everything pass that is not for
 * one of our paths, and goes with the last of them.
 */

import type { IncomingMessage } from 'node:http';
import { faultAt, normalizePath, type Fault } from '../../lib/contract';
import type {
  HttpApp,
  HttpHandler,
  HttpLayer,
  HttpRequest,
  HttpResponse,
  NodeAPI,
} from '../shared/node-red';
import { readBody, type Body } from './receiver';

/** A node that wants a path. */
export interface Claim {
  /** As `normalizePath` gives it, without the root of Node-RED's HTTP nodes. */
  readonly path: string;
  /** By which people know the node: its name or ID. */
  readonly label: string;
  /** Whether login and middleware of the settings file come first. */
  readonly auth: boolean;
  /** Whether it takes what comes; what it does not take goes to others. */
  readonly isOpen: boolean;
  /** @param body where it has been read already */
  handle(request: HttpRequest, response: HttpResponse, body?: Body): void;
  /** Called when another may have taken the path, or given it back. */
  changed(): void;
}

/** First parts of the paths of the editor and its API, and the page itself. */
const OF_EDITOR =
  /^\/(?:|auth|comms|context|core|credentials|debug|diagnostics|favicon\.ico|flow|flows|icons|inject|library|locales|nodes|plugins|red|settings|theme|types|vendor)(?:\/|$)/;

const ROUTES = new WeakMap<HttpApp, PushRoutes>();

/** All paths of one Node-RED. */
export function pushRoutes(RED: NodeAPI): PushRoutes {
  const app = RED.httpNode;
  const routes = ROUTES.get(app) ?? new PushRoutes(RED);
  ROUTES.set(app, routes);
  return routes;
}

class PushRoutes {
  readonly #RED: NodeAPI;
  /** By whole path, those who want it; the first has it. */
  readonly #claims = new Map<string, Claim[]>();
  /** Whole paths of nodes that are being started again, until all flows have started. */
  readonly #paused = new Set<string>();
  /** Bodies that were read before somebody else could parse them. */
  readonly #bodies = new WeakMap<IncomingMessage, Body>();

  constructor(RED: NodeAPI) {
    this.#RED = RED;
  }

  add(claim: Claim): void {
    if (this.#claims.size === 0 && this.#paused.size === 0) this.#install();
    const path = this.wholePath(claim);
    const claims = this.#claims.get(path) ?? [];
    claims.push(claim);
    this.#claims.set(path, claims);
  }

  /** @param comesBack whether the node is only being started again: pushes that come meanwhile are answered with 503 */
  remove(claim: Claim, comesBack: boolean): void {
    const path = this.wholePath(claim);
    const claims = this.#claims.get(path) ?? [];
    const index = claims.indexOf(claim);
    if (index === -1) return;
    claims.splice(index, 1);
    if (claims.length === 0) this.#claims.delete(path);
    if (comesBack && claim.isOpen) this.#paused.add(path);
    for (const each of claims) each.changed();
    this.#uninstallIfUnused();
  }

  /** Why a node does not get what comes to its path; `undefined` if it does. */
  findFault(claim: Claim): Fault | undefined {
    const { settings, httpNode } = this.#RED;
    if (settings?.httpNodeRoot === false) return faultAt('/path', 'pushNoServer');
    const path = this.wholePath(claim);
    if (this.#isOfEditor(path)) return faultAt('/path', 'pushPathEditor');
    const [owner] = this.#claims.get(path) ?? [];
    if (owner !== undefined && owner !== claim) {
      return faultAt('/path', 'pushPathTaken', { node: owner.label });
    }
    const isTaken = stackOf(httpNode)?.some(
      ({ route }) =>
        typeof route?.path === 'string' &&
        normalizePath(route.path) === claim.path &&
        (route.methods?.get === true || route.methods?.post === true),
    );
    if (isTaken !== true) return undefined;
    const node = this.#findHttpIn(claim.path);
    return node === undefined
      ? faultAt('/path', 'pushPathRoute')
      : faultAt('/path', 'pushPathHttpIn', { node });
  }

  #findHttpIn(path: string): string | undefined {
    let label: string | undefined;
    this.#RED.nodes.eachNode(({ id, type, name = '', url }) => {
      if (type !== 'http in' || typeof url !== 'string') return;
      if (normalizePath(url) === path) label ??= name === '' ? id : name;
    });
    return label;
  }

  /** Taking one of these would lock people out of the editor. */
  #isOfEditor(path: string): boolean {
    const { httpAdminRoot = '/' } = this.#RED.settings ?? {};
    if (typeof httpAdminRoot !== 'string') return false;
    const root = normalizePath(httpAdminRoot);
    if (root === '/') return OF_EDITOR.test(path);
    return (
      path === root || (path.startsWith(`${root}/`) && OF_EDITOR.test(path.slice(root.length)))
    );
  }

  /** From the root of the server. */
  wholePath({ path }: Pick<Claim, 'path'>): string {
    return normalizePath(`${this.#RED.httpNode.path()}${path}`);
  }

  #install(): void {
    // The nodes of a deploy start one after the other, and `http in` nodes may come later.
    this.#RED.events?.on('flows:started', this.#flowsStarted);
    for (const [app, handler] of this.#places()) useFirst(app, handler);
  }

  readonly #flowsStarted = (): void => {
    this.#paused.clear();
    this.#uninstallIfUnused();
    for (const claims of [...this.#claims.values()]) {
      for (const claim of [...claims]) claim.changed();
    }
  };

  #uninstallIfUnused(): void {
    if (this.#claims.size > 0 || this.#paused.size > 0) return;
    this.#RED.events?.off('flows:started', this.#flowsStarted);
    for (const [app, handler] of this.#places()) {
      const stack = stackOf(app) ?? [];
      const index = stack.findIndex(({ handle }) => handle === handler);
      if (index !== -1) stack.splice(index, 1);
    }
  }

  /** Where the handlers stand; an application may hand its requests to the editor without having it as a part. */
  #places(): readonly (readonly [HttpApp, HttpHandler])[] {
    const { httpNode, httpAdmin } = this.#RED;
    const roots = new Set([rootOf(httpNode), ...(isApp(httpAdmin) ? [rootOf(httpAdmin)] : [])]);
    return [
      ...[...roots].map((root) => [root, this.#first] as const),
      [httpNode, this.#afterLogin],
    ];
  }

  readonly #first: HttpHandler = (request, response, next) => {
    const claim = this.#find(request);
    if (claim === undefined && this.#isPaused(request)) comeAgain(response);
    else if (claim?.isOpen !== true || this.#bodies.has(request)) next();
    else if (!claim.auth) claim.handle(request, response);
    else if (request.method === 'GET') next();
    else {
      readBody(request, (body) => {
        if (body.kind === 'aborted') return;
        this.#bodies.set(request, body);
        // By this the parsers of Express know that the body has been read.
        request._body = true;
        next();
      });
    }
  };

  /** For nodes whose senders have to log in. */
  readonly #afterLogin: HttpHandler = (request, response, next) => {
    const claim = this.#find(request);
    if (claim?.isOpen !== true || !claim.auth) {
      next();
      return;
    }
    const { httpNodeMiddleware: middleware = [] } = this.#RED.settings ?? {};
    const handlers = [middleware].flat().filter((each) => typeof each === 'function');
    const step = (index: number): void => {
      const handler = handlers[index];
      if (handler === undefined) {
        claim.handle(request, response, this.#bodies.get(request));
      } else {
        handler(request, response, (error) => {
          if (error === undefined) step(index + 1);
          else next(error);
        });
      }
    };
    step(0);
  };

  #find(request: HttpRequest): Claim | undefined {
    const path = pathOf(request);
    if (path === undefined) return undefined;
    return (this.#claims.get(path) ?? this.#claims.get(normalizePath(path)))?.[0];
  }

  #isPaused(request: HttpRequest): boolean {
    if (this.#paused.size === 0) return false;
    const path = pathOf(request);
    return path !== undefined && this.#paused.has(normalizePath(path));
  }
}

/** From the root of the server; `undefined` for a method that none of our nodes takes. */
function pathOf({ method, originalUrl, url = '' }: HttpRequest): string | undefined {
  if (method !== 'POST' && method !== 'GET') return undefined;
  const whole = originalUrl ?? url;
  const end = whole.indexOf('?');
  return end === -1 ? whole : whole.slice(0, end);
}

/** The platform repeats a push that is not answered with 200; a 404 would look as if no node had the path. */
function comeAgain(response: HttpResponse): void {
  // The body is not read, so the connection cannot be used again.
  const headers = { 'retry-after': '1', 'content-length': 0, connection: 'close' };
  response.writeHead(503, headers).end();
}

/** Express keeps its handlers in a list, and has no call to put one first or to take one away; core nodes do the same. */
function stackOf(app: HttpApp): HttpLayer[] | undefined {
  return (app._router ?? app.router)?.stack;
}

function useFirst(app: HttpApp, handler: HttpHandler): void {
  app.use(handler);
  const stack = stackOf(app) ?? [];
  const index = stack.findIndex(({ handle }) => handle === handler);
  if (index > 0) stack.unshift(...stack.splice(index, 1));
}

/** Where there is no editor, Node-RED has something in its place that only takes routes. */
function isApp(app: object): app is HttpApp {
  return 'use' in app && 'path' in app;
}

/** Node-RED's own server, or the application that Node-RED is a part of. */
function rootOf(app: HttpApp): HttpApp {
  return app.parent === undefined ? app : rootOf(app.parent);
}
