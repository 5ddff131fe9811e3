import { platform, tab, write, type PlatformProperties } from './flow';

export const CHAOS_NODES = {
  nodes: ['write-1', 'write-2', 'write-3'],
  shared: ['write-3'],
} as const;

/** Three nodes that share a platform: both outputs wired, failures to a Catch node, and one that keeps the latest. */
export function chaosFlow(port: number, limits: PlatformProperties['limits']): object[] {
  const [first, second, third] = CHAOS_NODES.nodes;
  const common = { tab: 'tab', platform: 'platform' };
  return [
    tab('tab'),
    platform({
      id: 'platform',
      host: `http://127.0.0.1:${port}`,
      ...(limits === undefined ? {} : { limits }),
    }),
    ...write({ ...common, id: first, failures: 'output' }),
    ...write({ ...common, id: second, failures: 'catch' }),
    ...write({ ...common, id: third, failures: 'catch', keepLatest: true }),
  ];
}
