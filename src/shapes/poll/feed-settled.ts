import { bindingOf } from '../../core/bindings.ts';
import type { File } from '../../core/file.ts';
import { type FunctionNode, type Node, enclosingFunction, isFunction, lastName, propertyName, unwrap, wrapped } from '../../core/tree.ts';
import { matcherAfter } from './matcher.ts';

/**
 * Whether what a call answers with is waited for. `settling` are the functions whose own answers are: the polled one, helpers that are
 * awaited.
 */
export function isSettled(file: File, start: Node, settling: ReadonlySet<FunctionNode>): boolean {
  let node = start;
  for (let step = 0; step < 12; step += 1) {
    const inner = wrapped(node);
    const outer = inner.parent;
    switch (outer?.type) {
      case 'AwaitExpression':
        return true;
      case 'YieldExpression':
        return outer.delegate;
      case 'MemberExpression':
        return outer.object === inner && /^(?:then|catch|finally)$/.test(propertyName(outer) ?? '');
      case 'ForOfStatement':
        return outer.await && outer.right === inner;
      case 'ReturnStatement':
        return answersSettle(enclosingFunction(outer), settling);
      case 'ArrowFunctionExpression':
        return outer.body === inner && answersSettle(outer, settling);
      case 'VariableDeclarator':
        return isAwaitedLater(file, outer.id);
      case 'ConditionalExpression':
        if (outer.test === inner) return false;
        node = outer;
        continue;
      case 'LogicalExpression':
        node = outer;
        continue;
      case 'ArrayExpression': {
        const call = outer.parent;
        if (call.type !== 'CallExpression' || !JOINS.test(lastName(call.callee) ?? '')) return false;
        node = call;
        continue;
      }
      case 'CallExpression':
        if (outer.callee === inner) return false;
        if (JOINS.test(lastName(outer.callee) ?? '')) {
          node = outer;
          continue;
        }
        return lastName(outer.callee) === 'expect' && matcherAfter(outer)?.settles === true;
      default:
        return false;
    }
  }
  return false;
}

/** `Promise.all([…])` and its like: they wait for what they are given. */
const JOINS = /^(?:all|allSettled|race|any|resolve|firstValueFrom|lastValueFrom|toArray|collect)$/;

function answersSettle(fn: FunctionNode | undefined, settling: ReadonlySet<FunctionNode>): boolean {
  if (!fn) return false;
  if (fn.async || settling.has(fn)) return true;
  const call = fn.parent;
  if (call.type !== 'CallExpression' || !call.arguments.some((argument) => argument === fn)) return false;
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && propertyName(callee) === 'then';
}

/** `const pending = api.list(); … await pending` */
function isAwaitedLater(file: File, name: Node): boolean {
  if (name.type !== 'Identifier') return false;
  const binding = bindingOf(file, name);
  if (binding?.kind !== 'variable') return false;
  return binding.variable.references.some(({ identifier }) => {
    const outer = wrapped(identifier as Node).parent;
    return outer?.type === 'AwaitExpression' || (outer?.type === 'ArrayExpression' && outer.parent.type === 'CallExpression' && !isFunction(outer.parent));
  });
}
