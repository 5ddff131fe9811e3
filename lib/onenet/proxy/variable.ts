import type { Environment, ProxyRules } from './rules';

/**
 * The value of an environment variable, whichever case its name is in; empty if there is none. The lower case goes
 * first, as with curl; in the old mode of Node-RED the upper case does.
 *
 * @param name in lower case
 */
export function readVariable(name: string, environment: Environment, rules: ProxyRules): string {
  const lower = environment[name] ?? '';
  const upper = rules.lowerCaseOnly === true ? '' : (environment[name.toUpperCase()] ?? '');
  const upperFirst = rules.favourUpperCase === true || rules.mode === 'legacy';
  return (upperFirst ? upper || lower : lower || upper).trim();
}
