import type { Node, NodeAPI } from '../shared/node-red';
import type { PlatformConfig, PlatformCredentials, PlatformNode } from '../shared/platform';

/** The config node: an address, a key, and the limits that all its nodes share. */
export = function registerConfigNode(RED: NodeAPI): void {
  RED.nodes.registerType(
    'onenet-nbiot-config',
    function (this: Node<PlatformCredentials>, config: PlatformConfig) {
      RED.nodes.createNode(this, config);
      // Loaded by the first node that is used: Node-RED loads this file at every start, used or not.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { createPlatform } =
        require('../shared/platform') as typeof import('../shared/platform');
      const platform = createPlatform(config, this.credentials ?? {});
      Object.assign(this, { platform });
      this.on('close', (_removed, done) => {
        platform.close().then(done, (error: unknown) => {
          this.error(String(error));
          done();
        });
      });
    },
    { credentials: { apiKey: { type: 'password' } } },
  );

  RED.httpAdmin.get(
    '/onenet-nbiot-config/:id/counts',
    RED.auth.needsPermission('onenet-nbiot.read'),
    (request, response) => {
      const node = RED.nodes.getNode(request.params['id'] ?? '') as PlatformNode | null | undefined;
      if (node?.platform === undefined) {
        response.statusCode = 404;
        response.json({ error: 'no such platform in the running flows' });
      } else {
        response.json(node.platform.counts());
      }
    },
  );
};
