import { CREDENTIAL_MEMBERS, CREDENTIAL_WORDS } from '../../catalog/token-checks.ts';
import { bindingOf, writesOf } from '../../core/bindings.ts';
import type { File } from '../../core/file.ts';
import { type Node, descendantsOf, isFunction, lastName, propertyName, rootOf } from '../../core/tree.ts';
import { wordsOf } from '../../core/words.ts';

/** How many names are followed from a condition to the request. */
const HOPS = 3;

/**
 * Whether a call only runs for a caller that brought a credential or asked for more, while all others get their answer: then an
 * anonymous probe does not notice. A condition that turns the others away does not count, nor does one on what the service itself holds.
 */
export function isOnRequest(file: File, call: Node, top: Node): boolean {
  for (let inner = call, outer = call.parent; outer && inner !== top; inner = outer, outer = outer.parent) {
    if (outer.type === 'IfStatement' && inner !== outer.test) {
      const other = inner === outer.consequent ? outer.alternate : outer.consequent;
      if (readsCredential(file, outer.test, HOPS) && !(other && isRejection(file, other))) return true;
    } else if (outer.type === 'ConditionalExpression' && inner !== outer.test) {
      const other = inner === outer.consequent ? outer.alternate : outer.consequent;
      if (readsCredential(file, outer.test, HOPS) && !isRejection(file, other)) return true;
    } else if (outer.type === 'LogicalExpression' && outer.operator === '&&' && inner === outer.right) {
      if (readsCredential(file, outer.left, HOPS)) return true;
    } else if (outer.type === 'BlockStatement' && isAfterAnswer(file, outer.body, inner)) return true;
  }
  return false;
}

/** The most statements of one block that are looked at above a call. */
const MOST_ABOVE = 60;

/** `if (!req.headers.authorization) return ok();` before: anonymous callers have had their answer. */
function isAfterAnswer(file: File, statements: readonly Node[], inner: Node): boolean {
  for (const statement of statements.slice(0, MOST_ABOVE)) {
    if (statement === inner) return false;
    if (statement.type !== 'IfStatement' || statement.alternate) continue;
    if (leaves(statement.consequent) && readsCredential(file, statement.test, HOPS) && !isRejection(file, statement.consequent)) return true;
  }
  return false;
}

/** Whether a statement ends the function: a `return` at its end. */
export function leaves(statement: Node): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
}

/** Answers and errors that turn a caller away. */
const REJECTIONS = /\b(?:4\d\d|5\d\d|unauthori[sz]ed|forbidden|throw|UNAUTHORIZED|FORBIDDEN)\b/i;

export function isRejection(file: File, node: Node): boolean {
  return REJECTIONS.test(file.text.slice(...node.range));
}

/** Whether an expression depends on what the caller brought: a header, a cookie, the query. Its method and path do not count. */
export function readsCredential(file: File, expression: Node, hops: number): boolean {
  for (const node of descendantsOf(file.keys, expression, (one) => !isFunction(one))) {
    if (node.type === 'MemberExpression' && CREDENTIAL_MEMBERS.includes(propertyName(node) ?? '') && isFromOutside(node)) return true;
    if (node.type === 'CallExpression' && readsByName(file, node)) return true;
    if (node.type === 'Identifier' && hops > 0 && nameReadsCredential(file, node, hops)) return true;
  }
  return false;
}

/** `process.env`, `config` and the response are the service's own. */
function isFromOutside(node: Node): boolean {
  const root = rootOf(node);
  return !(root.type === 'Identifier' && /^(?:process|config|env|res|response|reply|import)$/.test(root.name));
}

/** `getCookie(event)`, `extractToken(req)`, `headers()` of Next, `req.get('authorization')`. */
function readsByName(file: File, node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  const said = wordsOf(lastName(node.callee) ?? '');
  if (node.arguments.length === 0) return node.callee.type === 'Identifier' && /^(?:headers|cookies)$/.test(node.callee.name);
  const fromParameter = node.arguments.some((argument) => isParameter(file, rootOf(argument)));
  if (said.some((word) => CREDENTIAL_WORDS.includes(word)) && !/^(?:verify|validate|check|introspect|require|authenticate)$/.test(said[0] ?? '')) return fromParameter;
  const isGet = node.callee.type === 'MemberExpression' && /^(?:get|header|param)$/.test(said.join(' '));
  return isGet && node.arguments[0]?.type === 'Literal' && isParameter(file, rootOf(node.callee));
}

function isParameter(file: File, node: Node): boolean {
  return node.type === 'Identifier' && bindingOf(file, node)?.kind === 'parameter';
}

function nameReadsCredential(file: File, node: Node, hops: number): boolean {
  if (node.type !== 'Identifier') return false;
  const binding = bindingOf(file, node);
  if (binding?.kind === 'parameter') return binding.path.some((step) => typeof step === 'string' && CREDENTIAL_MEMBERS.includes(step));
  if (binding?.kind !== 'variable') return false;
  return writesOf(binding.variable)
    .slice(0, 4)
    .some(({ from, path }) => {
      if (!from) return false;
      if (path.some((step) => typeof step === 'string' && CREDENTIAL_MEMBERS.includes(step)) && isParameter(file, rootOf(from))) return true;
      return !isValidation(from) && readsCredential(file, from, hops - 1);
    });
}

/** The result of a validation says who the caller is, not that a credential was brought. */
function isValidation(from: Node): boolean {
  const inner = from.type === 'AwaitExpression' ? from.argument : from;
  return inner.type === 'CallExpression' && /^(?:verify|validate|check|introspect|require|authenticate|decode)/.test(lastName(inner.callee) ?? '');
}
