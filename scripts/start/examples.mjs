/** The examples, and all of them as one flow file: a tab each, no id twice, and one copy of each configuration. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

import { inRoot } from '../project/project.mjs';

/** @typedef {{ title: string, nodes: any[] }} Example */

/** All examples, in the order of their file names. @returns {Example[]} */
export function readExamples() {
  const files = readdirSync(inRoot('examples')).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => ({
    title: file.replace(/\.json$/, ''),
    nodes: JSON.parse(readFileSync(inRoot('examples', file), 'utf8')),
  }));
}

/**
 * @param {Example[]} examples
 * @returns {any[]} what a flow file holds
 */
export function mergeExamples(examples) {
  const named = examples.map((example) => withNewIds(withTab(example), example.title));
  const before = new Map(named.flatMap(({ ids }) => [...ids].map(([old, now]) => [now, old])));
  const nodes = shareEqualConfigs(named.flatMap((each) => each.nodes));
  return renamed(nodes, oldIds(nodes.filter(isConfig), before));
}

/** An exported selection has no tab of its own, and its nodes name one that is not there. @param {Example} example */
function withTab({ title, nodes }) {
  if (nodes.some(({ type }) => type === 'tab')) return nodes;
  const tab = { id: `tab of ${title}`, type: 'tab', label: title, disabled: false, info: '' };
  return [tab, ...nodes.map((node) => (isConfig(node) ? node : { ...node, z: tab.id }))];
}

/**
 * The same example always gets the same ids, so that they can be found again.
 * @param {any[]} nodes @param {string} title
 */
function withNewIds(nodes, title) {
  const ids = new Map(nodes.map(({ id }) => [id, idOf(title, id)]));
  return { ids, nodes: renamed(nodes, ids) };
}

/** @param {...string} words @returns {string} as Node-RED makes them: 16 hexadecimal digits */
const idOf = (...words) => createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 16);

/** Replaces ids wherever they stand: as a node's own, in wires, links, groups and references to a config node. @param {any} value @param {Map<string, string>} ids @returns {any} */
function renamed(value, ids) {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => renamed(each, ids));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamed(each, ids)]));
}

/** @param {any[]} nodes */
function shareEqualConfigs(nodes) {
  const firstOf = new Map();
  const replaced = new Map();
  for (const { id, ...rest } of nodes.filter(isConfig)) {
    const content = JSON.stringify(Object.entries(rest).sort());
    if (firstOf.has(content)) replaced.set(id, firstOf.get(content));
    else firstOf.set(content, id);
  }
  return renamed(
    nodes.filter(({ id }) => !replaced.has(id)),
    replaced,
  );
}

/**
 * A config node gets back the id that it had, unless another one had the same: whoever imports an example later
 * shares it then, since Node-RED takes one that is there already.
 * @param {any[]} configs @param {Map<string, string>} before ids in the examples, by new id
 */
function oldIds(configs, before) {
  const claims = configs.map(({ id }) => [id, before.get(id)]);
  return new Map(claims.filter(([, old]) => claims.filter((each) => each[1] === old).length === 1));
}

/** A config node is not placed anywhere. @param {any} node */
const isConfig = (node) => !('wires' in node) && !['tab', 'subflow', 'group'].includes(node.type);
