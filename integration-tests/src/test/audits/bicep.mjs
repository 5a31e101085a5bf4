// Reads Bicep files as trees and prints them as JSON, one object a file: what is wrong with its syntax, and its declarations.
//
//   node bicep.mjs main.bicep modules/network.bicep ...
//
// A literal, object or array stands for itself. Any other expression is an object with `$`, its kind, and `text`, its source.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();
const parser = new Parser();
parser.setLanguage(
  await Language.load(fileURLToPath(import.meta.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'))),
);

const line = (node) => node.startPosition.row + 1;
const named = (node, type) => node.namedChildren.filter((child) => child.type === type);

/** The places where the parser had to skip or make up text. */
function errors(node) {
  if (node.isError || node.isMissing) {
    return [{ line: line(node), text: node.isMissing ? `${node.type} is missing` : node.text.slice(0, 80) }];
  }
  return node.hasError ? node.children.flatMap(errors) : [];
}

/** What a string is without its quotes; undefined if it is composed when it is deployed. */
function literal(string) {
  if (named(string, 'interpolation').length > 0) {
    return undefined;
  }
  const multiline = string.firstChild.type === "'''";
  return string.namedChildren
    .map((part) => (part.type === 'escape_sequence' && !multiline ? unescape(part.text) : part.text))
    .join('');
}

function unescape(sequence) {
  const letters = { n: '\n', r: '\r', t: '\t' };
  const code = /^\\u\{([0-9A-Fa-f]+)\}$/.exec(sequence);
  return code ? String.fromCodePoint(parseInt(code[1], 16)) : (letters[sequence[1]] ?? sequence.slice(1));
}

function name(node) {
  return node.type === 'string' ? (literal(node) ?? node.text.slice(1, -1)) : node.text;
}

function object(node) {
  const properties = {};
  for (const property of named(node, 'object_property')) {
    const [key, ...rest] = property.namedChildren.filter((child) => child.type !== 'comment');
    // A resource nested in another is no property, but a declaration of its own.
    if (key.type !== 'resource_declaration') {
      properties[name(key)] = value(rest.at(-1));
    }
  }
  return properties;
}

/** The source of an expression, short enough for a message. */
function text(expression) {
  return expression?.text ?? JSON.stringify(expression);
}

/**
 * What an expression is.
 *
 * The grammar gives what follows `c` in `a ? b : c.d` to the whole, and in `a => b.c`, too. It belongs to the last operand,
 * so it is handed down to there as `wrap`.
 */
function value(node, wrap = (operand) => operand) {
  const parts = node.namedChildren.filter((child) => child.type !== 'comment');
  const expression = (kind, more) => ({ $: kind, text: node.text.slice(0, 200), ...more });
  const operands = (nodes) => nodes.map((part, i) => (i === nodes.length - 1 ? value(part, wrap) : value(part)));
  switch (node.type) {
    case 'string': {
      const inserted = () => expression('composed', { parts: named(node, 'interpolation').map((part) => value(part.namedChildren[0])) });
      return wrap(literal(node) ?? inserted());
    }
    case 'number':
      return wrap(Number(node.text));
    case 'boolean':
      return wrap(node.text === 'true');
    case 'null':
      return wrap(null);
    case 'object':
      return wrap(object(node));
    case 'array':
      return wrap(parts.map((part) => value(part)));
    case 'parenthesized_expression':
      return wrap(parts.length === 1 ? value(parts[0]) : expression('group', { parts: parts.map((part) => value(part)) }));
    case 'identifier':
      return wrap(expression('name'));
    case 'member_expression': {
      const name = parts.at(-1).text;
      return value(parts[0], (of) => wrap({ $: 'member', text: `${text(of)}.${name}`, of, name }));
    }
    case 'subscript_expression': {
      const index = value(parts[1]);
      return value(parts[0], (of) => wrap({ $: 'element', text: `${text(of)}[${text(index)}]`, of, index }));
    }
    case 'call_expression': {
      const given = named(node, 'arguments').flatMap((list) => list.namedChildren).map((part) => value(part));
      const call = (name, more) => wrap(expression('call', { function: name, ...more, parts: given }));
      const [called] = parts;
      return called.type === 'member_expression'
        ? value(called.namedChildren[0], (of) => call(called.namedChildren.at(-1).text, { of }))
        : call(called.text);
    }
    case 'ternary_expression':
      return expression('choice', { when: value(parts[0]), parts: operands(parts.slice(1)) });
    case 'for_statement': {
      const variables = parts[0].type === 'for_loop_parameters' ? parts[0].namedChildren : [parts[0]];
      return expression('for', { variables: variables.map((variable) => variable.text), in: value(parts[1]), body: value(parts.at(-1)) });
    }
    case 'if_statement':
      return expression('if', { when: value(parts[0]), body: value(parts.at(-1)) });
    default:
      return expression(node.type, { parts: operands(parts) });
  }
}

function decorators(node) {
  const before = node.previousNamedSibling;
  return before?.type === 'decorators' ? before.namedChildren.map((decorator) => value(decorator.namedChildren[0])) : [];
}

function declaration(node) {
  const kind = node.type.replace('_declaration', '').replace('parameter', 'param').replace('variable', 'var');
  const children = node.namedChildren.filter((child) => child.type !== 'comment');
  const assigned = node.children.findIndex((child) => child.type === '=');
  const type = named(node, 'type')[0];
  const path = kind === 'resource' || kind === 'module' ? literal(children[1]) : undefined;
  return {
    kind,
    name: children[0]?.text,
    line: line(node),
    ...(type && { type: type.text }),
    ...(path && { path }),
    existing: node.children.some((child) => child.type === 'existing'),
    decorators: decorators(node),
    value: assigned < 0 ? null : value(node.children.slice(assigned + 1).find((child) => child.isNamed && child.type !== 'comment')),
    assigned: assigned >= 0,
  };
}

/** Each order to the compiler to keep quiet, with the comment on the line above it. */
function silences(node) {
  return node.descendantsOfType('diagnostic_comment').map((silence) => {
    const before = silence.previousNamedSibling;
    const isReason = before?.type === 'comment' && line(before) === line(silence) - 1;
    return { line: line(silence), text: silence.text, reason: isReason ? before.text : '' };
  });
}

const DECLARATIONS = ['parameter', 'variable', 'resource', 'module', 'output'].map((kind) => `${kind}_declaration`);

/** What a file says or, as long as its syntax is wrong, what is wrong with it. */
export function read(file) {
  const root = parser.parse(readFileSync(file, 'utf8')).rootNode;
  return {
    errors: errors(root),
    silences: silences(root),
    declarations: root.hasError ? [] : root.descendantsOfType(DECLARATIONS).map(declaration),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.argv.slice(2).forEach((file) => process.stdout.write(`${JSON.stringify(read(file))}\n`));
}
