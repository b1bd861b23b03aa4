import type { TSESTree } from '@typescript-eslint/utils';
import { type Variable, bindingOf } from '../../core/bindings.ts';
import { returnsOf } from '../../core/calls.ts';
import type { File } from '../../core/file.ts';
import { type FunctionNode, type Node, childrenOf, contains, descendantsOf, isFunction, unwrap } from '../../core/tree.ts';
import type { Feed, FeedCall, FeedStart } from './feed-facts.ts';
import { guardsAround } from './feed-guards.ts';
import { isSettled } from './feed-settled.ts';
import { asHelperCall, storesIn } from './feed-stores.ts';

const MOST_NODES = 1_500;
const HELPER_DEPTH = 3;

/** Follows a subject back to what it is made of: initialisers, writes, pushes and what guards them, loops, helpers of the file. */
export function feedOf(file: File, subject: Node, start: FeedStart): Feed {
  return new Follower(file, start).follow(subject);
}

class Follower {
  private readonly file: File;
  private readonly regions: Node[];
  private readonly settling: Set<FunctionNode>;
  private readonly given: Map<Variable, Node[]>;
  private readonly waiting: { node: Node; via: Node | undefined; depth: number }[] = [];
  private readonly seen = new Set<Node | Variable>();
  private readonly calls: FeedCall[] = [];
  private readonly names: TSESTree.Identifier[] = [];
  private readonly nodes: Node[] = [];
  private readonly start: FeedStart;
  private open = false;

  constructor(file: File, start: FeedStart) {
    this.file = file;
    this.start = start;
    this.regions = start.alsoIn ? [start.region, start.alsoIn] : [start.region];
    this.settling = new Set(start.polled ? [start.polled] : []);
    this.given = new Map([...(start.given ?? [])].map(([variable, nodes]) => [variable, [...nodes]]));
  }

  follow(subject: Node): Feed {
    const settled = this.start.settles ? unwrap(subject) : undefined;
    this.add(subject, undefined, 0);
    for (let next = this.waiting.pop(); next; next = this.waiting.pop()) {
      const { node, via, depth } = next;
      if (this.seen.has(node)) continue;
      this.seen.add(node);
      if (this.nodes.length >= MOST_NODES) {
        this.open = true;
        break;
      }
      this.nodes.push(node);
      if (node.type === 'Identifier') this.name(node, via, depth);
      else if (node.type === 'ThisExpression') this.open = true;
      else if (node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression') {
        if (node.type === 'CallExpression' && this.helper(node, via, depth)) continue;
        const call: FeedCall = { node, via, settled: node === settled || isSettled(this.file, node, this.settling) };
        this.calls.push(call);
        if (this.start.isOnce && node.type !== 'TaggedTemplateExpression' && this.start.isRead(call)) for (const one of node.arguments) this.leaf(one);
      }
      for (const child of childrenOf(this.file.keys, node)) if (!isTypeOnly(child)) this.add(child, via, depth);
    }
    return { calls: this.calls, names: this.names, nodes: this.nodes, open: this.open, given: this.given };
  }

  private add(node: Node, via: Node | undefined, depth: number): void {
    this.waiting.push({ node, via, depth });
  }

  /** What a one-shot read is given: its names are judged as they stand. */
  private leaf(root: Node): void {
    for (const node of descendantsOf(this.file.keys, root, (inner) => !isTypeOnly(inner))) {
      this.seen.add(node);
      this.nodes.push(node);
      if (node.type === 'ThisExpression') this.open = true;
      if (node.type === 'Identifier' && bindingOf(this.file, node)) this.names.push(node);
    }
  }

  private name(node: TSESTree.Identifier, via: Node | undefined, depth: number): void {
    const binding = bindingOf(this.file, node);
    if (!binding) return;
    if (binding.kind !== 'variable' && binding.kind !== 'parameter') {
      this.names.push(node);
      return;
    }
    const { variable } = binding;
    const given = this.given.get(variable);
    if (given) {
      for (const one of given) this.add(one, via, depth);
      return;
    }
    if (this.seen.has(variable)) return;
    if (binding.kind === 'parameter') {
      if (!this.callbackParameter(binding.node, via, depth)) this.names.push(node);
      return;
    }
    if (!this.stored(variable, via, depth)) {
      // Outer names are listed once for each place: each place may be a receiver or an argument.
      this.names.push(node);
      return;
    }
    this.seen.add(variable);
  }

  /** The parameter of a callback inside: what the method that takes the callback is called on. */
  private callbackParameter(fn: FunctionNode, via: Node | undefined, depth: number): boolean {
    if (!this.isInside(fn) || this.regions.includes(fn.body) || this.regions.includes(fn)) return false;
    const call = fn.parent;
    if (call.type !== 'CallExpression') return false;
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression') return false;
    this.add(callee.object, via, depth);
    return true;
  }

  /** What is stored in a variable inside, and what decides whether it is. */
  private stored(variable: Variable, via: Node | undefined, depth: number): boolean {
    const stores = storesIn(variable, (node) => this.isInside(node));
    for (const { at, values } of stores) {
      for (const value of values) this.add(value, via, depth);
      const region = this.regions.find((one) => contains(one, at));
      if (region) for (const guard of guardsAround(this.file, at, region)) this.add(guard, via, depth);
    }
    return stores.length > 0 || variable.identifiers.some((name) => this.isInside(name as Node));
  }

  /** A call of a function of this file: what it returns, its parameters standing for the arguments. */
  private helper(call: TSESTree.CallExpression, via: Node | undefined, depth: number): boolean {
    const helper = depth < HELPER_DEPTH ? asHelperCall(this.file, call) : undefined;
    if (!helper) return false;
    this.regions.push(helper.fn.body);
    if (helper.fn.async || isSettled(this.file, call, this.settling)) this.settling.add(helper.fn);
    for (const [variable, values] of helper.given) this.given.set(variable, [...(this.given.get(variable) ?? []), ...values]);
    for (const answer of returnsOf(this.file, helper.fn)) this.add(answer, via ?? call, depth + 1);
    return true;
  }

  private isInside(node: Node): boolean {
    return this.regions.some((region) => contains(region, node));
  }
}

function isTypeOnly(node: Node): boolean {
  return node.type.startsWith('TS') && unwrap(node) === node && !isFunction(node);
}
