import type { TSESTree } from '@typescript-eslint/utils';
import { REMOTE_CALLS } from '../../catalog/token-checks.ts';
import { READ_VERBS, WRITE_VERBS } from '../../catalog/routers.ts';
import { functionOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type FunctionNode, type Node, descendantsOf, isClass, isFunction, lastName, propertyName, unwrap } from '../../core/tree.ts';
import type { HealthWords, TokenCheck } from '../../verdicts/no-token-validation-in-health-handler.ts';
import { asValidator, callText } from './validator.ts';
import { isOnRequest } from './token-check-condition.ts';

/** How many helpers of this file are followed, one inside the other. */
const DEPTH = 3;

/** The most nodes that are read for one handler. */
const BUDGET = 20_000;

/** How the reader came from the handler into a helper. */
interface Entry {
  /** The handler's own call, or the name it hands on. */
  readonly at: Node;
  readonly through: string;
  readonly onRequest: boolean;
}

/**
 * The calls that validate a token when a handler runs: its own, and those of the helpers of this file that it calls. What it hands on
 * to another of the file's handlers is said there.
 */
export function checksIn(file: File, handler: readonly Node[], handlers: ReadonlySet<Node>, words: HealthWords): readonly TokenCheck<Node>[] {
  const reader = new Reader(file, handlers, words);
  for (const root of handler) reader.start(root);
  return reader.found;
}

class Reader {
  readonly found: TokenCheck<Node>[] = [];
  private readonly seen = new Set<Node>();
  private left = BUDGET;
  private readonly file: File;
  private readonly handlers: ReadonlySet<Node>;
  private readonly words: HealthWords;

  constructor(file: File, handlers: ReadonlySet<Node>, words: HealthWords) {
    this.file = file;
    this.handlers = handlers;
    this.words = words;
  }

  /** Reads a function or statement of the handler itself. */
  start(root: Node): void {
    this.read(root, DEPTH, undefined);
  }

  /** Whether a function is read already, or is a handler of its own. */
  private isDone(fn: Node): boolean {
    return this.seen.has(fn) || this.handlers.has(fn);
  }

  /** Reads one function or statement: the handler's, or a helper's. */
  private read(root: Node, depth: number, entry: Entry | undefined): void {
    this.seen.add(root);
    for (const node of descendantsOf(this.file.keys, root, (one) => !isElsewhere(one))) {
      this.left -= 1;
      if (this.left < 0) return;
      if (node.type === 'CallExpression') this.call(node, root, depth, entry);
    }
  }

  private call(node: TSESTree.CallExpression, root: Node, depth: number, entry: Entry | undefined): void {
    const helper = helperOf(this.file, node.callee);
    const said = asValidator(this.file, node, this.words);
    if (said === 'library' || (said && !helper)) {
      this.found.push({
        at: entry?.at ?? node,
        call: callText(this.file, node),
        through: entry?.through,
        onRequest: (entry?.onRequest ?? false) || isOnRequest(this.file, node, root),
      });
    } else if (helper) this.follow(node, helper, root, depth, entry, said !== undefined);
    for (const argument of node.arguments) this.reference(argument, node, root, depth, entry);
  }

  /** A helper that is named like a validator is believed where its body asks somebody outside; else its body alone counts. */
  private follow(call: Node, helper: FunctionNode, root: Node, depth: number, entry: Entry | undefined, isNamed: boolean): void {
    if (this.isDone(helper)) return;
    const { at, through, onRequest } = this.entryFrom(call, root, entry);
    const before = this.found.length;
    if (depth > 0) this.read(helper, depth - 1, { at, through, onRequest });
    if (!isNamed || this.found.length > before || !asksOutside(this.file, helper)) return;
    this.found.push({ at, call: callText(this.file, call), through: entry?.through, onRequest });
  }

  /** A function of this file that is handed on by its name: `this.health.check([checkAuth])`. */
  private reference(argument: Node, call: Node, root: Node, depth: number, entry: Entry | undefined): void {
    const given = unwrap(argument);
    if (depth === 0) return;
    if (given.type === 'ArrayExpression') {
      for (const element of given.elements) if (element) this.reference(element, call, root, depth - 1, entry);
      return;
    }
    const fn = helperOf(this.file, given);
    if (!fn || this.isDone(fn)) return;
    const from = this.entryFrom(call, root, entry);
    this.read(fn, depth - 1, entry ? from : { ...from, at: given, through: callText(this.file, given) });
  }

  private entryFrom(call: Node, root: Node, entry: Entry | undefined): Entry {
    const onRequest = (entry?.onRequest ?? false) || isOnRequest(this.file, call, root);
    return entry ? { ...entry, onRequest } : { at: call, through: callText(this.file, call), onRequest };
  }
}

/** The function of this file that a name or member stands for. */
function helperOf(file: File, node: Node): FunctionNode | undefined {
  const inner = unwrap(node);
  return inner.type === 'Identifier' || inner.type === 'MemberExpression' ? functionOf(file, inner) : undefined;
}

/** Code that stands inside a handler but runs for another route, or not at all. */
function isElsewhere(node: Node): boolean {
  if (isClass(node)) return true;
  const call = node.parent;
  if (!isFunction(node) || call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const verb = propertyName(call.callee);
  const [path] = call.arguments;
  return verb !== undefined && path !== node && [...READ_VERBS, ...WRITE_VERBS, 'use'].includes(verb) && path?.type === 'Literal' && String(path.value).startsWith('/');
}

/** Whether a function waits for something outside the process. */
export function asksOutside(file: File, fn: FunctionNode): boolean {
  if (fn.async) return true;
  for (const node of descendantsOf(file.keys, fn)) {
    if (node.type === 'AwaitExpression') return true;
    // A regular expression is given what it looks at, a query is not: `/^Bearer (.+)$/.exec(header)`.
    const isMatch = node.type === 'CallExpression' && node.arguments.length > 0 && lastName(node) === 'exec';
    if (node.type === 'CallExpression' && !isMatch && REMOTE_CALLS.includes(lastName(node) ?? '')) return true;
  }
  return false;
}
