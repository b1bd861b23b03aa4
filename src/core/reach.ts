import { type Binding, type Step, type Variable, bindingOf, writesOf } from './bindings.ts';
import { functionOf, HOPS, insideOf, memberAt, returnsOf, valueOf } from './calls.ts';
import type { File } from './file.ts';
import { type FunctionNode, type Node, contains, enclosingFunction, lastName, propertyName, unwrap } from './tree.ts';

/**
 * How far a value reaches.
 * `own`: it belongs to this test or this run. `shared`: it is provably the same in every test. `unknown`: the file does not say.
 */
export type Reach = 'own' | 'shared' | 'unknown';

/** How far a value reaches, and what said so. */
export interface Evidence {
  readonly reach: Reach;
  readonly why:
    /** Literals and what is built of them. */
    | 'constant'
    /** A generated value: a random id, the time. */
    | 'fresh'
    /** The identity of the worker, the process or the running test. */
    | 'identity'
    /** What a test created or was given: `await createUser()`, a fixture. */
    | 'created'
    /** Written in a per-test hook. */
    | 'hook'
    | 'parameter'
    | 'import'
    | 'environment'
    | 'global'
    /** The result of a call that says nothing. */
    | 'call'
    /** A member of something that says nothing. */
    | 'member'
    /** Anything else, also what was followed as far as the bound. */
    | 'other';
  /** The expression that decided. */
  readonly node: Node;
}

/** What core does not know itself: the words of the libraries and test runners. */
export interface ReachWords {
  /** What a call, a member or a name says by itself: a generator, a worker's id. Asked before anything is followed. */
  evidenceOf(file: File, node: Node): Pick<Evidence, 'reach' | 'why'> | undefined;
  /** Whether a function is the body of a test, a per-test hook, or a hook that runs once a file. */
  placeOf(file: File, fn: FunctionNode): 'test' | 'each' | 'once' | undefined;
}

/** Arguments bound to a helper's parameters while its body is read. */
type Bound = ReadonlyMap<Variable, Evidence>;

/** Steps that one question may take: the bound that keeps thousands of nested templates linear. */
const BUDGET = 400;

/** How far an expression's value reaches, by the strongest evidence in it. */
export function reachOf(file: File, node: Node, words: ReachWords): Evidence {
  return new Question(file, words).ask(node, HOPS);
}

class Question {
  private left = BUDGET;
  private readonly open = new Set<Variable | FunctionNode>();
  private readonly file: File;
  private readonly words: ReachWords;
  private bound: Bound = new Map();

  constructor(file: File, words: ReachWords) {
    this.file = file;
    this.words = words;
  }

  ask(start: Node, hops: number): Evidence {
    const node = unwrap(start);
    this.left -= 1;
    if (this.left < 0) return unknown('other', node);
    const said = this.words.evidenceOf(this.file, node);
    if (said) return { ...said, node };
    switch (node.type) {
      case 'Literal':
        return constant(node);
      case 'TemplateLiteral':
        return this.all(node, node.expressions, hops);
      case 'TaggedTemplateExpression':
        return this.all(node, node.quasi.expressions, hops);
      case 'BinaryExpression':
        return this.all(node, operandsOf(node), hops);
      case 'LogicalExpression':
        return this.all(node, [node.left, node.right], hops);
      case 'ConditionalExpression':
        return this.all(node, [node.consequent, node.alternate], hops);
      case 'UnaryExpression':
      case 'AwaitExpression':
      case 'SpreadElement':
        return this.ask(node.argument, hops);
      case 'SequenceExpression':
        return this.ask(node.expressions.at(-1) as Node, hops);
      case 'ArrayExpression':
        return this.all(node, node.elements, hops);
      case 'ObjectExpression':
        return this.all(
          node,
          node.properties.map((property) => (property.type === 'SpreadElement' ? property.argument : property.value)),
          hops,
        );
      case 'Identifier':
        return this.name(node, hops);
      case 'MemberExpression':
        return this.member(node, hops);
      case 'CallExpression':
      case 'NewExpression':
        return this.call(node, hops);
      default:
        return unknown('other', node);
    }
  }

  /** A value built of several: own if any part is, else unknown if any part is, else shared. */
  private all(node: Node, parts: readonly (Node | null)[], hops: number): Evidence {
    let open: Evidence | undefined;
    for (const part of parts) {
      if (!part) continue;
      const evidence = this.ask(part, hops);
      if (evidence.reach === 'own') return evidence;
      if (evidence.reach === 'unknown' && (!open || isOutside(open))) open = evidence;
    }
    return open ?? constant(node);
  }

  private name(node: Extract<Node, { type: 'Identifier' }>, hops: number): Evidence {
    const binding = bindingOf(this.file, node);
    switch (binding?.kind) {
      case 'import':
        return unknown('import', node);
      case 'enum':
        return constant(node);
      case 'global':
        return node.name === 'undefined' || node.name === 'NaN' || node.name === 'Infinity' ? constant(node) : unknown('global', node);
      case 'parameter':
        return this.parameter(node, binding, hops);
      case 'variable':
        return this.variable(node, binding.variable, hops);
      default:
        return unknown('other', node);
    }
  }

  private parameter(node: Node, binding: Extract<Binding, { kind: 'parameter' }>, hops: number): Evidence {
    const given = this.bound.get(binding.variable);
    if (given) return given;
    if (this.words.placeOf(this.file, binding.node)) return { reach: 'own', why: 'created', node };
    // `for (const x of [..])` written as a callback: `['a', 'b'].map((x) => …)`, `test.each(['a'])('…', (x) => …)`.
    const call = binding.node.parent;
    const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
    if (hops > 0 && callee?.type === 'MemberExpression' && binding.index === 0 && ITERATES.test(propertyName(callee) ?? '')) {
      const list = this.ask(callee.object, hops - 1);
      if (list.reach !== 'unknown') return { ...list, node };
    }
    return unknown('parameter', node);
  }

  private variable(node: Node, variable: Variable, hops: number): Evidence {
    if (hops === 0 || this.open.has(variable)) return unknown('other', node);
    const writes = writesOf(variable);
    if (writes.length === 0) return unknown('other', node);
    this.open.add(variable);
    let answer: Evidence | undefined;
    for (const write of writes) {
      const evidence = this.written(node, write.from, write.path, write.how, hops - 1);
      const place = this.placeAt(write.at);
      // A per-test hook writes it anew for each test, whatever it writes.
      const here: Evidence = place === 'each' && evidence.reach === 'unknown' ? { reach: 'own', why: 'hook', node } : evidence;
      if (here.reach === 'own') {
        answer = here;
        break;
      }
      if (here.reach === 'unknown') answer ??= here;
    }
    this.open.delete(variable);
    return answer ?? constant(node);
  }

  private written(node: Node, from: Node | undefined, path: readonly Step[], how: string, hops: number): Evidence {
    if (!from) return how === 'update' ? constant(node) : unknown('other', node);
    let source = from;
    for (const step of path) {
      const inner = insideOf(this.file, source, step);
      // Destructured from what is not written out here: as much as the whole says.
      if (!inner) break;
      source = inner;
    }
    const evidence = this.ask(source, hops);
    return evidence.reach === 'shared' && path.length > 0 && source === from ? unknown('member', node) : evidence;
  }

  private member(node: Extract<Node, { type: 'MemberExpression' }>, hops: number): Evidence {
    if (hops === 0) return unknown('other', node);
    const own = memberAt(this.file, node);
    if (own) {
      return own.values.length > 0 ? this.all(node, own.values, hops - 1) : unknown('member', node);
    }
    const object = unwrap(node.object);
    const value = valueOf(this.file, node);
    if (value !== node) return this.ask(value, hops - 1);
    if (object.type === 'Identifier') {
      const binding = bindingOf(this.file, object);
      if (binding?.kind === 'enum') return constant(node);
    }
    const whole = this.ask(object, hops - 1);
    if (whole.reach !== 'shared') return whole;
    const list = valueOf(this.file, object);
    const isWritten = list.type === 'ArrayExpression' || list.type === 'Literal' || list.type === 'TemplateLiteral';
    return isWritten ? constant(node) : unknown('member', node);
  }

  private call(node: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>, hops: number): Evidence {
    const callee = unwrap(node.callee);
    const name = lastName(callee) ?? '';
    const method = callee.type === 'MemberExpression';
    if (method && KEEPS_CONSTANT.has(name)) return this.all(node, [callee.object, ...node.arguments], hops);
    if (!method && CONVERTS.has(name)) return this.all(node, node.arguments, hops);
    const helper = hops > 0 ? functionOf(this.file, callee) : undefined;
    if (helper) return this.helper(node, helper, hops - 1);
    const given = this.all(node, method ? [callee.object, ...node.arguments] : node.arguments, hops);
    return given.reach === 'own' ? given : unknown('call', node);
  }

  /** A call of a function of this file: what it returns, with the arguments in the place of its parameters. */
  private helper(node: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>, fn: FunctionNode, hops: number): Evidence {
    if (this.open.has(fn) || fn.generator || node.type === 'NewExpression') return unknown('call', node);
    const outer = this.bound;
    const bound = new Map(outer);
    const spread = node.arguments.some((argument) => argument.type === 'SpreadElement');
    for (const variable of this.file.source.getDeclaredVariables?.(fn as never) ?? []) {
      const index = fn.params.findIndex((param) => variable.identifiers.some((name) => contains(param, name)));
      const argument = node.arguments[index];
      const param = fn.params[index];
      if (!param || spread) continue;
      if (argument) bound.set(variable, this.ask(argument, hops));
      else if (param.type === 'AssignmentPattern') bound.set(variable, this.ask(param.right, hops));
    }
    this.open.add(fn);
    this.bound = bound;
    const answer = this.all(node, [...returnsOf(this.file, fn)], hops);
    this.bound = outer;
    this.open.delete(fn);
    const given = this.all(node, node.arguments, hops);
    if (answer.reach === 'unknown' && given.reach === 'own') return given;
    return answer.reach === 'shared' && fn.async ? unknown('call', node) : answer;
  }

  private placeAt(node: Node): 'test' | 'each' | 'once' | undefined {
    for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
      const place = this.words.placeOf(this.file, fn);
      if (place) return place;
    }
    return undefined;
  }
}

/** Methods whose result is constant when receiver and arguments are. */
const KEEPS_CONSTANT: ReadonlySet<string> = new Set(
  ('toLowerCase toUpperCase toLocaleLowerCase toLocaleUpperCase trim trimStart trimEnd replace replaceAll slice substring substr ' +
    'padStart padEnd repeat normalize concat join split toString valueOf at charAt toFixed map filter flat reverse sort ' +
    'encode stringify assign freeze keys values entries fromEntries of').split(' '),
);

/** Functions and classes whose result is constant when their arguments are. */
const CONVERTS: ReadonlySet<string> = new Set(
  'String Number Boolean BigInt RegExp Set Map Array Object Symbol URL encodeURIComponent encodeURI escape parseInt parseFloat'.split(' '),
);

const ITERATES = /^(?:map|flatMap|forEach|filter|find|some|every)$/;

function operandsOf(node: Extract<Node, { type: 'BinaryExpression' }>): readonly Node[] {
  const found: Node[] = [];
  let left: Node = node;
  while (left.type === 'BinaryExpression') {
    found.push(left.right);
    left = unwrap(left.left);
  }
  return [...found, left];
}

/** Not known, yet from outside of any test: a part that a test may have made says more. */
function isOutside(evidence: Evidence): boolean {
  return evidence.why === 'import' || evidence.why === 'environment' || evidence.why === 'global';
}

function constant(node: Node): Evidence {
  return { reach: 'shared', why: 'constant', node };
}

function unknown(why: Evidence['why'], node: Node): Evidence {
  return { reach: 'unknown', why, node };
}

