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
  return shareEqualConfigs(named.flat());
}

/** An exported selection has no tab of its own, and its nodes name one that is not there. @param {Example} example */
function withTab({ title, nodes }) {
  if (nodes.some(({ type }) => type === 'tab')) return nodes;
  const tab = { id: `tab of ${title}`, type: 'tab', label: title, disabled: false, info: '' };
  return [tab, ...nodes.map((node) => (isConfig(node) ? node : { ...node, z: tab.id }))];
}

/**
 * The same example always gets the same ids, so that they can be found again; and others than in its file, so that
 * a later import asks nothing.
 * @param {any[]} nodes @param {string} title
 */
function withNewIds(nodes, title) {
  const ids = new Map(nodes.map(({ id }) => [id, idOf(title, id)]));
  return renamed(nodes, ids);
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

/**
 * In its file each example has a config node that belongs to its tab; here those that are equal become one that belongs to
 * none.
 * @param {any[]} nodes
 */
function shareEqualConfigs(nodes) {
  const firstOf = new Map();
  const replaced = new Map();
  const configs = [];
  for (const config of nodes.filter(isConfig).map(withoutTab)) {
    const content = JSON.stringify(Object.entries({ ...config, id: '' }).sort());
    const first = firstOf.get(content);
    if (first !== undefined) {
      replaced.set(config.id, first);
      continue;
    }
    firstOf.set(content, config.id);
    configs.push(config);
  }
  return renamed([...nodes.filter((node) => !isConfig(node)), ...configs], replaced);
}

/** Also without the number of its example in its name. @param {any} config */
function withoutTab(config) {
  const moved = { ...config, name: (config.name ?? '').replace(/ \d\d$/, '') };
  delete moved.z;
  return moved;
}

/** A config node is not placed anywhere. @param {any} node */
const isConfig = (node) => !('wires' in node) && !['tab', 'subflow', 'group'].includes(node.type);
