/**
 * The flow library's checker reads an editor script without running it. It sees a node only where
 * `RED.nodes.registerType` is called with a literal name and an inline object that has inline
 * `defaults` and a literal `category`; anything else passes unseen, and so unchecked.
 */
import ts from 'typescript';

/**
 * @param {string} script the editor script as it ships
 * @param {string} type
 * @returns {string | null} what is wrong, in words
 */
export function registrationProblem(script, type) {
  const call = findCall(ts.createSourceFile('editor.js', script, ts.ScriptTarget.ES2020));
  if (call === undefined) return 'RED.nodes.registerType is not called.';
  const [name, definition] = call.arguments;
  if (name === undefined || !ts.isStringLiteral(name) || name.text !== type) {
    return `the first argument of registerType must be the literal '${type}'.`;
  }
  if (definition === undefined || !ts.isObjectLiteralExpression(definition)) {
    return 'the second argument of registerType must be an inline object.';
  }
  const category = propertyOf(definition, 'category');
  if (category === undefined || !ts.isStringLiteral(category)) return 'category must be a literal.';
  const defaults = propertyOf(definition, 'defaults');
  if (defaults === undefined || !ts.isObjectLiteralExpression(defaults)) {
    return 'defaults must be an inline object.';
  }
  return null;
}

/** @param {ts.Node} node @returns {ts.CallExpression | undefined} */
function findCall(node) {
  if (ts.isCallExpression(node) && isRegisterType(node.expression)) return node;
  return ts.forEachChild(node, findCall);
}

/** Whether it is `RED.nodes.registerType`. @param {ts.Expression} callee */
const isRegisterType = (callee) =>
  ts.isPropertyAccessExpression(callee) &&
  callee.name.text === 'registerType' &&
  ts.isPropertyAccessExpression(callee.expression) &&
  callee.expression.name.text === 'nodes' &&
  ts.isIdentifier(callee.expression.expression) &&
  callee.expression.expression.text === 'RED';

/** @param {ts.ObjectLiteralExpression} object @param {string} name */
function propertyOf(object, name) {
  for (const each of object.properties) {
    if (ts.isPropertyAssignment(each) && ts.isIdentifier(each.name) && each.name.text === name) {
      return each.initializer;
    }
  }
  return undefined;
}

/**
 * Writes a node's properties into its script. The source calls a function that makes them of the node's table; the
 * checker needs to see their names, first values and types.
 *
 * @param {string} script the bundle
 * @param {Record<string, { value: unknown, type?: string, configType?: string, types?: unknown }>} table
 * @returns {string}
 */
export function inlineDefaults(script, table) {
  const file = ts.createSourceFile('editor.js', script, ts.ScriptTarget.ES2020, true);
  const call = findCall(file);
  const definition = call?.arguments[1];
  if (definition === undefined || !ts.isObjectLiteralExpression(definition)) return script;
  const defaults = propertyOf(definition, 'defaults');
  if (defaults === undefined || !ts.isCallExpression(defaults)) return script;
  const statement = ts.findAncestor(call, ts.isExpressionStatement);
  if (statement === undefined) return script;
  const literal = Object.entries(table).flatMap(([name, { value, type, configType, types }]) =>
    types === undefined
      ? [property(name, { value, ...(configType === undefined ? {} : { type: configType }) })]
      : [property(name, { value }), property(`${name}Type`, { value: type })],
  );
  const [from, to] = [defaults.getStart(file), defaults.end];
  const start = statement.getStart(file);
  return [
    script.slice(0, start),
    `const definitions = ${script.slice(from, to)};\n  `,
    script.slice(start, from),
    `{\n${literal.join('')}    }`,
    script.slice(to),
  ].join('');
}

/** @param {string} name @param {object} known */
function property(name, known) {
  const fields = Object.entries(known).map(([key, value]) => `${key}: ${JSON.stringify(value)}, `);
  return `      ${name}: { ${fields.join('')}...definitions.${name} },\n`;
}
