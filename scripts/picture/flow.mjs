/** The shortest flow that lights a lamp: what the first example does with its first button, and nothing else. */
import { readExamples } from '../start/examples.mjs';

/** Where the nodes stand, one after the other. */
const PLACES = [110, 300, 510];
const HEIGHT = 80;

export function shortestFlow() {
  const [{ nodes }] = readExamples();
  const next = (node) => nodes.find(({ id }) => id === node.wires[0][0]);
  const button = nodes.find(({ type }) => type === 'inject');
  const write = next(button);
  // The debug node's own name would only be longer.
  const debug = { ...next(write), name: '', complete: 'payload', targetType: 'msg' };
  const placed = [button, { ...write, wires: [[debug.id], []] }, debug];
  return [
    nodes.find(({ type }) => type === 'tab'),
    nodes.find(({ id }) => id === write.platform),
    ...placed.map((node, index) => ({ ...node, x: PLACES[index], y: HEIGHT })),
  ];
}
