import { runInNewContext } from 'node:vm';

/** Makes a value the way a function node does: in a context of its own, where `instanceof` of ours is false. */
export function otherRealm(expression: string): unknown {
  return runInNewContext(`(${expression})`);
}
