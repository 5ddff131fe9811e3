/** How Node-RED looks for a proxy where no flow names one: `proxyOptions` in its settings file, by the same names. */
export interface ProxyRules {
  /**
   * - `strict`: `http_proxy` for http, `https_proxy` for https, `all_proxy` for both; `no_proxy` has hosts. The rule
   *   since Node-RED 4.
   * - `legacy`: `http_proxy` for everything, `no_proxy` has pieces of addresses. The only rule before that.
   */
  readonly mode?: 'strict' | 'legacy' | undefined;
  /** Only variables whose names are in lower case. */
  readonly lowerCaseOnly?: boolean | undefined;
  /** Of two variables, the one whose name is in upper case. */
  readonly favourUpperCase?: boolean | undefined;
  /** Leaves out `npm_config_proxy` and its kind. */
  readonly excludeNpm?: boolean | undefined;
}

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;
