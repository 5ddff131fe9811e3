import { Failure } from './failure.mjs';

/** What developing needs; the package itself runs on what package.json's `engines` says. */
const NEEDED = [20, 19];

/** Says so plainly where this Node is too old for the tools, rather than let one of them break. */
export function needNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  throw new Failure(
    `This needs Node ${NEEDED.join('.')} or later; here is ${process.versions.node}.`,
  );
}
