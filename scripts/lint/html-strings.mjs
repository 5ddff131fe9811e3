/**
 * A lint rule for browser code: no string becomes HTML. jQuery's methods that insert read a string as HTML, so that
 * foreign text in it would become elements and scripts; they get nodes only, whose text is set by `text()`.
 *
 * `$('<div>')` with a constant is fine. With type information a node is what has the type of one; the DOM's own
 * `append('text')` inserts text, and is fine as well. Without, strings that can be seen as such are refused.
 */
import ts from 'typescript';

/** jQuery's methods that read a string as HTML. */
const JQUERY_METHODS = new Set([
  ...['append', 'prepend', 'before', 'after', 'html', 'replaceWith'],
  ...['wrap', 'wrapAll', 'wrapInner'],
]);

/** Methods of the DOM and of jQuery whose only purpose is to read HTML. */
const HTML_METHODS = new Set([
  ...['insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment', 'parseHTML'],
  ...['write', 'writeln'],
]);

const HTML_PROPERTIES = new Set(['innerHTML', 'outerHTML', 'srcdoc']);

/** @type {import('eslint').Rule.RuleModule} */
export const htmlStrings = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      argument:
        "{{name}}() reads a string as HTML: give it a node, such as $('<div>').text(value).",
      html: '{{name}} reads a string as HTML: build nodes, and set their text.',
      made: '$() must not build HTML of parts: build nodes, and set their text.',
    },
  },
  create(context) {
    const { parserServices } = context.sourceCode;
    const types = parserServices?.program ? typedJudge(parserServices) : null;
    return {
      CallExpression(node) {
        const { callee } = node;
        if (isJQuery(callee)) {
          const [argument] = node.arguments;
          if (argument !== undefined && buildsHtml(argument)) {
            context.report({ node: argument, messageId: 'made' });
          }
        }
        if (callee.type !== 'MemberExpression') return;
        const name = nameOf(callee);
        const isDocumentWrite = name.startsWith('write') && callee.object.name !== 'document';
        if (HTML_METHODS.has(name) && !isDocumentWrite) {
          context.report({ node, messageId: 'html', data: { name } });
        }
        if (!JQUERY_METHODS.has(name) || types?.isOfDom(callee.object) === true) return;
        for (const argument of node.arguments) {
          const isFine = types === null ? !isString(argument) : types.isNode(argument);
          if (!isFine) context.report({ node: argument, messageId: 'argument', data: { name } });
        }
      },
      AssignmentExpression({ left }) {
        if (left.type !== 'MemberExpression' || !HTML_PROPERTIES.has(nameOf(left))) return;
        context.report({ node: left, messageId: 'html', data: { name: nameOf(left) } });
      },
    };
  },
};

/** The member's name, also of `element['innerHTML']`. */
const nameOf = ({ property, computed }) => String(computed ? property.value : property.name);

const isJQuery = ({ type, name }) => type === 'Identifier' && (name === '$' || name === 'jQuery');

/** Whether an expression that is no constant has a tag in it. */
function buildsHtml(node) {
  if (node.type === 'TemplateLiteral') {
    return node.expressions.length > 0 && node.quasis.some(({ value }) => value.raw.includes('<'));
  }
  return node.type === 'BinaryExpression' && /<\w/.test(partsOf(node).join(''));
}

/** The constant parts of a concatenation. @returns {string[]} */
function partsOf(node) {
  if (node.type === 'BinaryExpression') return [...partsOf(node.left), ...partsOf(node.right)];
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.raw);
  return typeof node.value === 'string' ? [node.value] : [];
}

/** What can be seen to be a string, or is made of one. */
function isString(node) {
  switch (node.type) {
    case 'Literal':
    case 'TemplateLiteral':
      return true;
    case 'BinaryExpression':
      return node.operator === '+';
    case 'ConditionalExpression':
      return isString(node.consequent) || isString(node.alternate);
    case 'LogicalExpression':
      return isString(node.left) || isString(node.right);
    default:
      return false;
  }
}

/** Judges expressions by their types. */
function typedJudge({ program, esTreeNodeToTSNodeMap }) {
  const checker = program.getTypeChecker();
  const typeOf = (node) => checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node));
  const each = (type, holds) => (type.isUnion() ? type.types.every(holds) : holds(type));

  /** Whether it is a node of the DOM, jQuery's list of such, an array of either, or nothing. */
  const isNode = (type) =>
    each(type, (one) => {
      if ((one.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) !== 0) return true;
      if ((one.flags & ts.TypeFlags.Any) !== 0) return false;
      const [element] = checker.isArrayLikeType(one) ? checker.getTypeArguments(one) : [];
      if (element !== undefined) return isNode(element);
      return one.getSymbol()?.name === 'JQuery' || one.getProperty('nodeType') !== undefined;
    });
  const isDeclaredByDom = (type) =>
    (type.getSymbol()?.declarations ?? []).some((declaration) =>
      program.isSourceFileDefaultLibrary(declaration.getSourceFile()),
    );
  return {
    isNode: (node) => isNode(typeOf(node.type === 'SpreadElement' ? node.argument : node)),
    isOfDom: (node) => each(checker.getNonNullableType(typeOf(node)), isDeclaredByDom),
  };
}
