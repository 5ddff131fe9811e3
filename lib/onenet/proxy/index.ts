/** Whether requests to a platform go through a proxy, and through which. */

export { proxyFor, type ProxyNode } from './proxy-for';
export type { ProxyRules } from './rules';
