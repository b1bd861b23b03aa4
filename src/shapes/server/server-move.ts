import type { TSESTree } from '@typescript-eslint/utils';
import { variableOf } from '../../core/bindings.ts';
import { type File, perFile } from '../../core/file.ts';
import { type ClassNode, type Node, ancestorsOf, contains, descendantsOf, isClass, isFunction } from '../../core/tree.ts';

/** A change of a file's text. */
export interface Edit {
  readonly range: readonly [number, number];
  readonly text: string;
}

/**
 * Moves the statement that attaches a handler from its method to the end of the constructor: where it is a plain statement of the method,
 * uses nothing of the method's own, and the constructor always reaches its end.
 */
export function moveEdits(file: File, attach: Node): readonly Edit[] {
  const statement = [...ancestorsOf(attach)].find((outer) => outer.type === 'ExpressionStatement');
  const body = statement?.parent;
  const method = body?.parent;
  const owner = method?.parent?.parent?.parent;
  if (!statement || body?.type !== 'BlockStatement' || !isFunction(method) || method.body !== body || !isClass(owner)) return [];
  const block = constructorOf(file, owner);
  if (!block || !isAttachOnly(statement) || !isMovable(file, statement, method)) return [];
  const range = withComments(file, statement);
  const insert = insertion(file, block, file.text.slice(...range));
  return insert ? [insert, { range: wholeLines(file, range), text: '' }] : [];
}

const constructors = perFile(() => new Map<ClassNode, TSESTree.BlockStatement | undefined>());

/** The body of a class's constructor, where it always reaches its end; read once for all members. */
function constructorOf(file: File, owner: ClassNode): TSESTree.BlockStatement | undefined {
  const known = constructors(file);
  if (!known.has(owner)) {
    const element = owner.body.body.find((one) => one.type === 'MethodDefinition' && one.kind === 'constructor');
    const block = element?.type === 'MethodDefinition' ? element.value.body : undefined;
    known.set(owner, block && reachesEnd(file, block) ? block : undefined);
  }
  return known.get(owner);
}

/** The edit that writes a statement at the end of a block. */
function insertion(file: File, block: TSESTree.BlockStatement, moved: string): Edit | undefined {
  const end = block.range[1] - 1;
  const lineStart = file.text.lastIndexOf('\n', end - 1) + 1;
  const last = block.body.at(-1);
  if (last && lineStart > last.range[1] && /^[ \t]*$/.test(file.text.slice(lineStart, end))) {
    return { range: [lineStart, lineStart], text: `${indentOf(file, last)}${moved}\n` };
  }
  // On one line a comment would swallow what follows.
  if (/\/[/*]/.test(moved) || file.source.getCommentsInside(block as never).length > 0) return undefined;
  const ends = !last || /[;}]$/.test(file.text.slice(...last.range));
  const at = last ? last.range[1] : block.range[0] + 1;
  return { range: [at, at], text: `${ends ? '' : ';'} ${moved}${last ? '' : ' '}` };
}

/** `this.#server.on('request', …)` and nothing more: no `listen()` in the same chain. */
function isAttachOnly(statement: Extract<Node, { type: 'ExpressionStatement' }>): boolean {
  const call = statement.expression;
  return call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && call.callee.object.type === 'MemberExpression';
}

function reachesEnd(file: File, block: Node): boolean {
  for (const inner of descendantsOf(file.keys, block, (one) => !isFunction(one) && !isClass(one))) {
    if (inner.type === 'ReturnStatement') return false;
  }
  return true;
}

/** Whether a statement means the same in the constructor: it names nothing that the method declares, and does not wait. */
function isMovable(file: File, statement: Node, method: Node): boolean {
  for (const inner of descendantsOf(file.keys, statement)) {
    if (inner.type === 'AwaitExpression' || inner.type === 'YieldExpression' || inner.type === 'Super') return false;
    if (inner.type !== 'Identifier') continue;
    if (inner.name === 'arguments') return false;
    const names = variableOf(file, inner)?.identifiers as readonly Node[] | undefined;
    if (names?.some((name) => contains(method, name) && !contains(statement, name))) return false;
  }
  return true;
}

/** A statement with the comments on the lines before it and after it on its own line. */
function withComments(file: File, statement: Node): readonly [number, number] {
  let [start, end] = statement.range;
  for (const comment of file.source.getCommentsBefore(statement as never).toReversed()) {
    const gap = file.text.slice(comment.range[1], start);
    if (!/^[ \t]*(?:\n[ \t]*)?$/.test(gap) || !isFirstOnLine(file, comment)) break;
    start = comment.range[0];
  }
  for (const comment of file.source.getCommentsAfter(statement as never)) {
    if (!/^[ \t]*$/.test(file.text.slice(end, comment.range[0]))) break;
    end = comment.range[1];
  }
  return [start, end];
}

function isFirstOnLine(file: File, { range }: { readonly range: readonly [number, number] }): boolean {
  return /(?:^|\n)[ \t]*$/.test(file.text.slice(Math.max(0, range[0] - 200), range[0]));
}

/** A range with its line's indentation and end, where it fills its lines. */
function wholeLines(file: File, [start, end]: readonly [number, number]): readonly [number, number] {
  const lineStart = file.text.lastIndexOf('\n', start - 1) + 1;
  const next = file.text.indexOf('\n', end);
  const isAlone = /^[ \t]*$/.test(file.text.slice(lineStart, start)) && next !== -1 && /^[ \t\r]*$/.test(file.text.slice(end, next));
  if (isAlone) return [lineStart, next + 1];
  return [start, file.text[end] === ' ' ? end + 1 : end];
}

function indentOf(file: File, node: Node): string {
  const lineStart = file.text.lastIndexOf('\n', node.range[0] - 1) + 1;
  return /^[ \t]*/.exec(file.text.slice(lineStart, node.range[0]))?.[0] ?? '';
}
