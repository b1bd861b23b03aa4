import type { TSESTree } from '@typescript-eslint/utils';
import { type Variable, bindingOf, variableOf } from './bindings.ts';
import { functionOf, valueOf } from './calls.ts';
import { type File, perFile } from './file.ts';
import { type Method, type Owner, isPrivateMember, methodOf, namesIn, ownerOf, readsOf } from './owners.ts';
import { isExecutor, variableOfFunction } from './runs.ts';
import {
  type CallNode,
  type FunctionNode,
  type Node,
  enclosingFunction,
  isClass,
  isFunction,
  propertyName,
  unwrap,
  wrapped,
} from './tree.ts';

/** One thing that the code of a file does with a value. */
export type Use = UseOf & {
  /** The expression that holds the value there. */
  readonly node: Node;
  /** Where the value's own code does it: `node`, or the call that hands the value to the helper in which `node` stands. */
  readonly at: Node;
};

type UseOf =
  /** `value.name(…)` */
  | { readonly kind: 'method'; readonly name: string | undefined; readonly call: TSESTree.CallExpression }
  /** `value.name`, read and not called. */
  | { readonly kind: 'property'; readonly name: string | undefined }
  /** `value.name = …` */
  | { readonly kind: 'write'; readonly name: string | undefined }
  /** `f(value)`, `new F(value)`, where `f` is no function of this file. */
  | { readonly kind: 'argument'; readonly call: CallNode; readonly index: number }
  /** `this.name = value`, `class { name = value }`. Followed through the owner's own code. */
  | { readonly kind: 'stored'; readonly owner: Owner; readonly name: string; readonly isPrivate: boolean }
  /** `using x = value` */
  | { readonly kind: 'disposed' }
  /** Code that this file does not show may have it: exported, returned to callers elsewhere, put into a list or an object. */
  | { readonly kind: 'out' };

/** What only the caller knows of a value's methods and of the functions around it. */
export interface UseWords {
  /** Methods that answer with their receiver. */
  readonly chains: ReadonlySet<string>;
  /** Whether a call throws away what the function that it is given returns: listeners, tests, timers. */
  discards(file: File, call: CallNode, fn: FunctionNode): boolean;
}

/** The most places that are looked at for one value. What is left over counts as out of sight. */
const MOST_PLACES = 2_000;

/** The places of a file that are looked at so freely: thousands of values in one variable would each go through all of its uses. */
const PLACES_OF_FILE = 100_000;
const FEW_PLACES = 50;
const placesOf = perFile(() => ({ left: PLACES_OF_FILE }));

/**
 * Where a value goes, whatever the order of the code: through names, branches, `await` and promises, chained calls, helpers of this file
 * (arguments and results), members of a class. A place that is not understood is `out`: the answer never leaves a use unseen.
 */
export function usesOf(file: File, value: Node, words: UseWords): readonly Use[] {
  const walk = new Walk(file, words);
  walk.from(value);
  return walk.uses;
}

/** Assignments that store the value itself. */
const KEEPS_VALUE: ReadonlySet<string> = new Set(['=', '??=', '||=', '&&=']);

/** A place that holds the value, and the call by which it came into this function. */
interface Place {
  readonly node: Node;
  readonly via: Node | undefined;
}

class Walk {
  readonly uses: Use[] = [];
  private readonly waiting: Place[] = [];
  private readonly seen = new Set<unknown>();
  private readonly file: File;
  private readonly words: UseWords;

  constructor(file: File, words: UseWords) {
    this.file = file;
    this.words = words;
  }

  from(value: Node): void {
    this.waiting.push({ node: value, via: undefined });
    const places = placesOf(this.file);
    const most = places.left > 0 ? MOST_PLACES : FEW_PLACES;
    for (let count = 0; count < most; count += 1) {
      const place = this.waiting.pop();
      if (!place) return;
      places.left -= 1;
      this.follow(place);
    }
    this.use({ node: value, via: undefined }, { kind: 'out' });
  }

  private use({ node, via }: Place, what: UseOf): void {
    this.uses.push({ ...what, node, at: via ?? node });
  }

  private add(node: Node, via: Node | undefined): void {
    if (this.seen.has(node)) return;
    this.seen.add(node);
    this.waiting.push({ node, via });
  }

  private follow(place: Place): void {
    const { via } = place;
    const node = wrapped(place.node);
    const outer = node.parent as Node;
    switch (outer.type) {
      case 'MemberExpression':
        if (outer.object === node) this.member(place, outer);
        else this.use(place, { kind: 'out' });
        return;
      case 'VariableDeclarator':
        if (outer.parent.kind.endsWith('using')) this.use(place, { kind: 'disposed' });
        return this.target(place, outer.id);
      case 'AssignmentExpression':
        // `x += value` and the like make another value.
        if (!KEEPS_VALUE.has(outer.operator)) return;
        if (outer.right === node) this.target(place, outer.left);
        return this.add(outer, via);
      case 'AssignmentPattern':
        if (outer.parent.type === 'TSParameterProperty') return this.parameterProperty(place, outer.parent);
        return this.target(place, outer.left);
      case 'ConditionalExpression':
        return outer.test === node ? undefined : this.add(outer, via);
      case 'LogicalExpression':
        return outer.left === node && outer.operator === '&&' ? undefined : this.add(outer, via);
      case 'SequenceExpression':
        return outer.expressions.at(-1) === node ? this.add(outer, via) : undefined;
      case 'AwaitExpression':
        return this.add(outer, via);
      case 'CallExpression':
      case 'NewExpression':
        if (outer.callee === node) return this.use(place, { kind: 'out' });
        return this.argument(place, outer, outer.arguments.indexOf(node as never));
      case 'ReturnStatement':
        return this.returned(place, enclosingFunction(outer));
      case 'ArrowFunctionExpression':
        return this.returned(place, outer);
      case 'PropertyDefinition':
        return this.store(place, outer.parent.parent, outer.static ? undefined : propertyName(outer));
      case 'Property':
        // `{ server, start() { this.server.… } }`
        this.property(place, outer.parent as TSESTree.ObjectExpression, propertyName(outer));
        return this.use(place, { kind: 'out' });
      case 'ExpressionStatement':
      case 'UnaryExpression':
      case 'BinaryExpression':
      case 'TemplateLiteral':
      case 'TSTypeQuery':
      case 'IfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
      case 'SwitchStatement':
      case 'SwitchCase':
        return;
      default:
        return this.use(place, { kind: 'out' });
    }
  }

  private member(place: Place, member: TSESTree.MemberExpression): void {
    const name = propertyName(member);
    const node = wrapped(member);
    const outer = node.parent as Node;
    if (outer.type === 'CallExpression' && outer.callee === node) {
      if (name === 'then' && this.then(place, outer)) return;
      const isPromise = name === 'catch' || name === 'finally';
      if (!isPromise) this.use(place, { kind: 'method', name, call: outer });
      if (isPromise || this.words.chains.has(name as string)) this.add(outer, place.via);
    } else if (outer.type === 'AssignmentExpression' && outer.left === node) this.use(place, { kind: 'write', name });
    else this.use(place, { kind: 'property', name });
  }

  /** `promise.then((value) => …)` */
  private then(place: Place, call: TSESTree.CallExpression): boolean {
    const fn = call.arguments[0] && functionOf(this.file, call.arguments[0]);
    if (fn) this.parameter(place, fn, 0, place.via);
    return fn !== undefined;
  }

  /** Stores the value where an assignment or a declaration puts it. */
  private target(place: Place, left: Node): void {
    const target = unwrap(left);
    if (target.type === 'Identifier') {
      const variable = variableOf(this.file, target);
      if (variable && variable.defs.length > 0) this.variable(variable, place);
      else this.use(place, { kind: 'out' });
    } else if (target.type === 'ObjectPattern') {
      for (const [name] of namesIn(target)) this.use(place, { kind: 'property', name });
    } else if (target.type === 'MemberExpression') {
      const owner = ownerOf(this.file, target.object);
      this.store(place, owner, owner && propertyName(target));
    } else this.use(place, { kind: 'out' });
  }

  private variable(variable: Variable, place: Place): void {
    if (this.seen.has(variable)) return;
    this.seen.add(variable);
    if (isExported(variable)) this.use(place, { kind: 'out' });
    for (const reference of variable.references) {
      if (this.waiting.length > MOST_PLACES || (this.waiting.length > FEW_PLACES && placesOf(this.file).left <= 0)) break;
      if (reference.isRead()) this.add(reference.identifier as Node, place.via);
    }
  }

  private store(place: Place, owner: Owner | undefined, name: string | undefined): void {
    if (!owner || name === undefined) return this.use(place, { kind: 'out' });
    this.stored(place, owner, name);
    this.reads(owner, name, place);
  }

  private stored(place: Place, owner: Owner, name: string): void {
    this.use(place, { kind: 'stored', owner, name, isPrivate: isPrivateMember(this.file, owner, name) });
  }

  /** `{ name: value }`: a member, where the object's own code reads it again. */
  private property(place: Place, owner: TSESTree.ObjectExpression, name: string | undefined): void {
    // An object without methods and without a name is not read again.
    const isRead = wrapped(owner).parent?.type === 'VariableDeclarator' || owner.properties.some((one) => isFunction((one as { value?: Node }).value));
    if (isRead && readsOf(this.file, owner).has(name as string)) this.store(place, owner, name);
  }

  private reads(owner: Owner, name: string, place: Place): void {
    for (const read of readsOf(this.file, owner).get(name) ?? []) {
      if (read.type === 'MemberExpression') this.add(read, undefined);
      else this.target({ ...place, via: undefined }, read);
    }
  }

  private argument(place: Place, call: CallNode, index: number): void {
    if (isExecutorsResolve(this.file, call) && index === 0) return this.add(promiseOf(this.file, call), place.via);
    const spread = call.arguments.slice(0, index).some((argument) => argument.type === 'SpreadElement');
    const fn = spread ? undefined : calledFunction(this.file, call);
    if (!fn || fn.generator) return this.use(place, { kind: 'argument', call, index });
    const method = methodOf(this.file, fn);
    // A subclass may put its own method in the place of this one.
    const isOwn = !method || call.type === 'NewExpression' || !isClass(method.owner) || isPrivateMember(this.file, method.owner, method.name);
    if (!isOwn) this.use(place, { kind: 'out' });
    this.parameter(place, fn, index, place.via ?? call);
  }

  private parameter(place: Place, fn: FunctionNode, index: number, via: Node | undefined): void {
    const param = fn.params[index];
    if (!param) {
      if (fn.params.at(-1)?.type === 'RestElement') this.use(place, { kind: 'out' });
      return;
    }
    const inside = { ...place, via };
    if (param.type === 'TSParameterProperty') return this.parameterProperty(inside, param);
    this.target(inside, param.type === 'AssignmentPattern' ? param.left : param);
  }

  /** `constructor(private name)`: the parameter and the member hold the value. */
  private parameterProperty(place: Place, param: TSESTree.TSParameterProperty): void {
    const pattern = param.parameter.type === 'AssignmentPattern' ? param.parameter.left : param.parameter;
    const owner = param.parent.parent?.parent?.parent;
    if (pattern.type === 'Identifier' && isClass(owner)) this.store({ ...place, node: param }, owner, pattern.name);
    this.target(place, pattern);
  }

  /** A function answers with the value: on to where it is called. */
  private returned(place: Place, fn: FunctionNode | undefined): void {
    if (!fn || fn.generator) return this.use(place, { kind: 'out' });
    const node = wrapped(fn);
    const outer = node.parent as Node;
    if (outer.type === 'CallExpression' || outer.type === 'NewExpression') {
      if (outer.callee === node || isPromiseStep(outer)) this.add(outer, undefined);
      else if (!isExecutor(this.file, outer, node) && !this.words.discards(this.file, outer, fn)) this.use(place, { kind: 'out' });
      return;
    }
    const method = methodOf(this.file, fn);
    if (method) return this.callsOfMethod(place, method, fn);
    const name = variableOfFunction(this.file, fn);
    if (!name || isExported(name)) this.use(place, { kind: 'out' });
    for (const reference of name?.references ?? []) {
      if (reference.isRead()) this.called(place, reference.identifier as Node, fn);
    }
  }

  private callsOfMethod(place: Place, { owner, name }: Method, fn: FunctionNode): void {
    if (!isPrivateMember(this.file, owner, name)) this.use(place, { kind: 'out' });
    if (this.seen.has(fn)) return;
    this.seen.add(fn);
    const element = fn.parent;
    if (element.type === 'MethodDefinition' && element.kind !== 'method') return this.reads(owner, name, place);
    for (const read of readsOf(this.file, owner).get(name) ?? []) this.called(place, read, undefined);
  }

  /** The function that answers with the value stands at `use`: called, given to a call that drops its answer, or out of sight. */
  private called(place: Place, use: Node, fn: FunctionNode | undefined): void {
    const node = wrapped(use);
    const outer = node.parent as Node;
    if (outer.type === 'CallExpression' || outer.type === 'NewExpression') {
      if (outer.callee === node) return this.add(outer, undefined);
      if (fn && this.words.discards(this.file, outer, fn)) return;
    }
    this.use(place, { kind: 'out' });
  }
}

/** The function of this file that a call runs: `f` of `f(x)`, the constructor of `new C(x)`. */
function calledFunction(file: File, call: CallNode): FunctionNode | undefined {
  if (call.type === 'CallExpression') return functionOf(file, call.callee);
  const made = valueOf(file, call.callee);
  if (!isClass(made)) return undefined;
  for (const element of made.body.body) {
    if (element.type === 'MethodDefinition' && element.kind === 'constructor' && element.value.body) return element.value as FunctionNode;
  }
  return undefined;
}

/** `promise.then(…)`: it answers with what its function answers. */
function isPromiseStep(call: CallNode): boolean {
  return PROMISE_STEPS.has(propertyName(unwrap(call.callee)));
}

const PROMISE_STEPS: ReadonlySet<string | undefined> = new Set(['then', 'catch', 'finally']);

/** Whether a call is `resolve(…)` of `new Promise((resolve) => …)`. */
function isExecutorsResolve(file: File, call: CallNode): boolean {
  return promiseOf(file, call) !== call;
}

function promiseOf(file: File, call: CallNode): Node {
  const binding = bindingOf(file, call.callee as TSESTree.Identifier);
  if (binding?.kind !== 'parameter' || binding.index !== 0) return call;
  const outer = wrapped(binding.node).parent;
  return outer && isExecutor(file, outer, binding.node) ? outer : call;
}

/** Whether other files can name a variable: it is exported where it is declared. `export { x }` is a use of its own. */
function isExported(variable: Variable): boolean {
  return variable.defs.some((definition) => {
    if ((definition.type as string) === 'Parameter') return false;
    const declared = ((definition.type as string) === 'Variable' ? definition.parent : definition.node) as Node;
    return declared.parent?.type === 'ExportNamedDeclaration' || declared.parent?.type === 'ExportDefaultDeclaration';
  });
}
