import type * as ContractModule from '../../lib/contract';
import type * as OverviewModule from '../shared/admin/overview';
import type { Node, NodeAPI } from '../shared/node-red';
import type * as PlatformModule from '../shared/platform/platform';
import type { AccessSecrets } from '../shared/platform/settings';
import { postRoute, Throttle } from '../shared/registration';
import type * as QueryModule from './platform-query';
import { serveSimulator } from './simulator-routes';

/** More than a host, a key and an IMEI take. */
const MAX_BYTES = 4096;

/** More than IDs and identities take. */
const MAX_CANCEL_BYTES = 2048;

/** The config node: an address, a key, and the limits that all its nodes share. */
export = function registerConfigNode(RED: NodeAPI): void {
  /** Beside the node and not on it: function nodes can look at a node's properties. */
  const running = new WeakMap<Node, QueryModule.RunningConfig>();
  const platforms = new Map<string, PlatformModule.Platform>();

  RED.nodes.registerType(
    'onenet-nbiot-config',
    function (this: Node<AccessSecrets>, config: PlatformModule.PlatformConfig) {
      RED.nodes.createNode(this, config);
      // Loaded by the first node that is used: Node-RED loads this file at every start, used or not.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const platformModule = require('../shared/platform/platform') as typeof PlatformModule;
      const { createPlatform, CLOSE_PATIENCE_MS } = platformModule;
      const platform = createPlatform(RED, config, this.credentials ?? {}, (url) => {
        this.log(RED._('onenet-nbiot-config.log.simulator', { url }));
      });
      Object.assign(this, { platform });
      platforms.set(this.id, platform);
      const { settings } = platform;
      running.set(this, { node: this, settings, secrets: { ...this.credentials } });
      this.on('close', (removed, done) => {
        if (platforms.get(this.id) === platform) platforms.delete(this.id);
        platform.close(removed ? 0 : CLOSE_PATIENCE_MS).then(done, (error: unknown) => {
          // eslint-disable-next-line @typescript-eslint/no-require-imports
          const { printable } = require('../../lib/contract') as typeof ContractModule;
          this.error(printable(String(error)));
          done();
        });
      });
    },
    { credentials: { apiKey: { type: 'password' }, accessKey: { type: 'password' } } },
  );

  /** A running node of this type; other packages' nodes may have a property `platform` as well. */
  const find = (id: unknown): PlatformModule.PlatformNode | undefined => {
    const node = RED.nodes.getNode(typeof id === 'string' ? id : '') as Node<AccessSecrets> | null;
    return node !== null && running.has(node) ? node : undefined;
  };

  const platformAndAuth = (id: unknown) => {
    const node = find(id);
    const auth = node === undefined ? undefined : running.get(node)?.settings.auth;
    return [node?.platform, auth] as const;
  };

  RED.httpAdmin.get(
    '/onenet-nbiot-config/:id/counts',
    RED.auth.needsPermission('onenet-nbiot.read'),
    (request, response) => {
      const { platform } = find(request.params.id) ?? {};
      if (platform === undefined) {
        response.statusCode = 404;
        response.json({ error: 'no such platform in the running flows' });
      } else {
        response.json(platform.counts());
      }
    },
  );

  serveSimulator(RED);

  /* eslint-disable @typescript-eslint/no-require-imports -- loaded by the first call */
  const tests = new Throttle();
  postRoute(RED, '/onenet-nbiot-config/test', MAX_BYTES, (fields, signal) => {
    const { answerTest } = require('./platform-query') as typeof QueryModule;
    const node = find(fields.id);
    const own = node === undefined ? undefined : running.get(node);
    return tests.run(() => answerTest(RED, fields, own, signal));
  });

  const discoveries = new Throttle();
  postRoute(RED, '/onenet-nbiot-config/:id/resources', MAX_BYTES, (fields, signal, { id }) => {
    const { discover } = require('./platform-query') as typeof QueryModule;
    return discoveries.run(() => discover(...platformAndAuth(id), fields.imei, signal));
  });

  const lists = new Throttle();
  postRoute(RED, '/onenet-nbiot-config/:id/devices', MAX_BYTES, (fields, signal, { id }) => {
    const { listDevices } = require('./platform-query') as typeof QueryModule;
    return lists.run(() => listDevices(...platformAndAuth(id), fields, signal));
  });

  RED.httpAdmin.get(
    '/onenet-nbiot/overview',
    RED.auth.needsPermission('onenet-nbiot.read'),
    (request, response) => {
      const { answerOverview } = require('../shared/admin/overview') as typeof OverviewModule;
      const { searchParams } = new URL(request.url ?? '', 'http://localhost');
      response.setHeader('cache-control', 'no-store');
      response.json(answerOverview(RED, platforms, searchParams));
    },
  );
  postRoute(RED, '/onenet-nbiot/overview/cancel', MAX_CANCEL_BYTES, async (fields, signal) => {
    const { answerCancel } = require('../shared/admin/overview') as typeof OverviewModule;
    return { status: 200, body: await answerCancel(platforms, fields, signal) };
  });
  /* eslint-enable @typescript-eslint/no-require-imports */
};
