import type { TSESTree } from '@typescript-eslint/utils';
import { BEFORE_HOOKS, HOOK_VERBS } from '../../catalog/routers.ts';
import { valueOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type Node, contains, enclosingFunction, parentOf, propertyName, settle, unwrap } from '../../core/tree.ts';

type Range = readonly [number, number];

/** The text to remove so that a guard no longer stands before its route; `undefined` where that is not one element of its own. */
export function guardRemoval(file: File, guard: Node): Range | undefined {
  if (valueOf(file, guard).type === 'ArrayExpression') return undefined;
  return elementRemoval(file, guard);
}

function elementRemoval(file: File, node: Node): Range | undefined {
  const outer = node.parent;
  switch (outer?.type) {
    case 'ArrayExpression':
      return outer.elements.length > 1 ? listRemoval(file, node) : elementRemoval(file, outer);
    case 'Property':
      return outer.value === node && BEFORE_HOOKS.includes(propertyName(outer) ?? '') ? listRemoval(file, outer) : undefined;
    case 'Decorator':
      return decoratorRemoval(file, outer);
    case 'CallExpression': {
      if (outer.callee === node) return undefined;
      if (outer.parent.type === 'Decorator') return outer.arguments.length > 1 ? listRemoval(file, node) : decoratorRemoval(file, outer.parent);
      const callee = unwrap(outer.callee);
      const verb = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
      if (verb === undefined || outer.arguments.at(-1) === node || isTurned(file, outer.arguments[0], node)) return undefined;
      // A guard before other routes is theirs too; a mounted probe has a path of its own.
      return HOOK_VERBS.includes(verb) && !isProbePath(outer.arguments[0]) ? undefined : listRemoval(file, node);
    }
    default:
      return undefined;
  }
}

/** Whether a route's path is one of several: what stands before it is theirs too. */
function isTurned(file: File, path: Node | undefined, guard: Node): boolean {
  return path !== undefined && path !== guard && (path.type === 'Identifier' || path.type === 'MemberExpression') && valueOf(file, path) === path;
}

function isProbePath(path: Node | undefined): boolean {
  return path?.type === 'Literal' && /health|live|ready/i.test(String(path.value));
}

/** An element with the comma after it, or with the one before it where it is the last. */
function listRemoval(file: File, node: Node): Range | undefined {
  const { source } = file;
  if (source.getCommentsInside(node).length > 0) return undefined;
  const after = source.getTokenAfter(node);
  const before = source.getTokenBefore(node);
  if (after?.value === ',') {
    const next = source.getTokenAfter(after, { includeComments: true });
    return next && !source.commentsExistBetween(node, after) ? [node.range[0], next.range[0]] : undefined;
  }
  if (before?.value === ',') return source.commentsExistBetween(before, node) ? undefined : [before.range[0], node.range[1]];
  return after?.value === '}' && before?.value === '{' ? node.range : undefined;
}

/** A decorator with the white space up to what it decorates. */
function decoratorRemoval(file: File, decorator: TSESTree.Decorator): Range | undefined {
  const next = file.source.getTokenAfter(decorator, { includeComments: true });
  return next && file.source.getCommentsInside(decorator).length === 0 ? [decorator.range[0], next.range[0]] : undefined;
}

/** The text to remove so that a validation is no longer asked for: only where nothing reads its answer, and it is not all that is tried. */
export function validationRemoval(file: File, call: Node, handler: Node): Range | undefined {
  let outer = parentOf(call);
  if (outer?.type === 'AwaitExpression') outer = parentOf(outer);
  if (outer?.type !== 'ExpressionStatement' || settle(outer.expression) !== call || file.source.getCommentsInside(outer).length > 0) return undefined;
  const fn = enclosingFunction(outer);
  if (fn !== handler && !(contains(handler, outer) && fn && contains(fn, handler))) return undefined;
  const block = outer.parent;
  if (block.type !== 'BlockStatement' || (block.parent.type === 'TryStatement' && block.body.length === 1)) return undefined;
  return lineRange(file.text, outer.range);
}

/** A statement with its line, where it has one of its own. */
function lineRange(text: string, [start, end]: Range): Range {
  const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(Math.max(0, start - 200), start));
  const rest = /^[ \t]*\r?\n/.exec(text.slice(end, end + 200));
  if (indent && rest) return [start - (indent[1] as string).length, end + rest[0].length];
  return [start, end + (/^ */.exec(text.slice(end)) as RegExpExecArray)[0].length];
}
